using System.Text.Json.Nodes;
using NodaTime;

namespace CrmCore;

/// <summary>Creates a customer (R42). Immutable: each call gives a new one.</summary>
public sealed class CreateCustomerDraft : ActionDraft<CreateCustomerDraft>
{
    internal CreateCustomerDraft(JsonObject settings)
        : base(ActionKinds.CreateCustomer, settings)
    {
    }

    /// <summary>Names the customer by the company.</summary>
    /// <returns>The new draft.</returns>
    public CreateCustomerDraft NamedByCompany() => Set("named", CreateCustomerSettings.ByCompany);

    /// <summary>Names the customer by the deal.</summary>
    /// <returns>The new draft.</returns>
    public CreateCustomerDraft NamedByDeal() => Set("named", CreateCustomerSettings.ByDeal);

    /// <summary>Names the customer by a number.</summary>
    /// <returns>The new draft.</returns>
    public CreateCustomerDraft NamedAutomatically() => Set("named", CreateCustomerSettings.Automatic);

    /// <summary>Expects the next purchase after a period.</summary>
    /// <param name="period">The period. Not negative.</param>
    /// <returns>The new draft.</returns>
    public CreateCustomerDraft Every(Period period) => Set("every", PeriodText.Format(period));

    /// <summary>Gives the customer to an employee. Otherwise the deal's owner gets it.</summary>
    /// <param name="owner">The employee.</param>
    /// <returns>The new draft.</returns>
    public CreateCustomerDraft For(EmployeeId owner) => Set("for", owner.Value);

    /// <summary>Carries fields over.</summary>
    /// <param name="fields">Names of <see cref="Fields"/> or ids of custom fields.</param>
    /// <returns>The new draft.</returns>
    public CreateCustomerDraft Carry(params string[] fields) => Set("carry", fields);
}
