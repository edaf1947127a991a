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
