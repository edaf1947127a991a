namespace CrmCore;

/// <summary>Contacts join or leave an audience or a list.</summary>
public sealed record MembershipChange
{
    /// <summary>The audience's or list's id at the service.</summary>
    public required string Group { get; init; }

    /// <summary>What happens.</summary>
    public required MembershipOperation Operation { get; init; }

    /// <summary>The canonical addresses.</summary>
    public IReadOnlyList<string> Emails { get; init; } = [];

    /// <summary>The phone numbers in E.164.</summary>
    public IReadOnlyList<string> Phones { get; init; } = [];

    /// <summary>The key: the same on every try.</summary>
    public required string Key { get; init; }
}
