using NodaTime;

namespace CrmCore;

/// <summary>What an action's handler gets.</summary>
/// <typeparam name="TSettings">The action's settings.</typeparam>
public sealed record ActionContext<TSettings>
{
    /// <summary>The settings of the definition under which the action was planned.</summary>
    public required TSettings Settings { get; init; }

    /// <summary>The account.</summary>
    public required Account Account { get; init; }

    /// <summary>
    /// The lead whose status planned the action (R75); null where a stage did. Then <see cref="Deal"/> and <see cref="Contacts"/> are the lead
    /// seen as one: its id, name, owner, fields, tags, phones and addresses.
    /// </summary>
    public Lead? Lead { get; init; }

    /// <summary>The deal as it stands now.</summary>
    public required Deal Deal { get; init; }

    /// <summary>The deal's contacts, the main one first.</summary>
    public required IReadOnlyList<Contact> Contacts { get; init; }

    /// <summary>The planned action.</summary>
    public required ScheduledAction Action { get; init; }

    /// <summary>The key to hand to the receiver: the same on every try.</summary>
    public string Key => Action.Key;

    /// <summary>Now.</summary>
    public required Instant Now { get; init; }
}
