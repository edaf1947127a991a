using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>Creates another deal. Immutable: each call gives a new one.</summary>
public sealed class CreateDealDraft : ActionDraft<CreateDealDraft>
{
    internal CreateDealDraft(JsonObject settings)
        : base(ActionKinds.CreateDeal, settings)
    {
    }

    /// <summary>Gives the new deal a title. Otherwise it has the deal's.</summary>
    /// <param name="title">The title.</param>
    /// <returns>The new draft.</returns>
    public CreateDealDraft Titled(string title) => Set("title", title);

    /// <summary>Gives the new deal to an employee. Otherwise the deal's owner gets it.</summary>
    /// <param name="owner">The employee.</param>
    /// <returns>The new draft.</returns>
    public CreateDealDraft For(EmployeeId owner) => Set("for", owner.Value);

    /// <summary>Carries fields over.</summary>
    /// <param name="fields">Names of <see cref="Fields"/> or ids of custom fields.</param>
    /// <returns>The new draft.</returns>
    public CreateDealDraft Carry(params string[] fields) => Set("carry", fields);

    /// <summary>Links all contacts of the deal, not only the main one.</summary>
    /// <returns>The new draft.</returns>
    public CreateDealDraft WithAllContacts() => Set("contacts", CreateDealSettings.AllContacts);

    /// <summary>Links no contact.</summary>
    /// <returns>The new draft.</returns>
    public CreateDealDraft WithoutContacts() => Set("contacts", CreateDealSettings.NoContacts);
}
