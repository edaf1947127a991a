namespace CrmCore;

/// <summary>A command was not carried out; nothing was changed.</summary>
/// <param name="Reason">Why, in words, with the remedy.</param>
public sealed record Refused(string Reason) : CommandResult
{
    /// <summary>The required fields of the target stage that are empty (R03).</summary>
    public IReadOnlyList<string> MissingFields { get; init; } = [];

    /// <summary>Fields that somebody else changed since the author looked (R68): the field, and its value now.</summary>
    public IReadOnlyDictionary<string, string> ChangedByOthers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
