using NodaTime;

namespace CrmCore;

/// <summary>
/// The values that one cause gave to a card, as they are stored: one entry for all of them, since most come together. Short names: they
/// stand in every contact.
/// </summary>
/// <param name="T">When, in milliseconds since the Unix epoch.</param>
/// <param name="B">Who, as <see cref="Actor"/> writes it; null for the system.</param>
/// <param name="S">The source.</param>
/// <param name="E">The event.</param>
/// <param name="V">The names of the values (<see cref="ValueNames"/>); null for every value that no other entry names.</param>
internal sealed record GivenValues(long T, string? B, string? S, Guid? E, IReadOnlyList<string>? V)
{
    public static GivenValues Of(Provenance given, IReadOnlyList<string>? values) => new(
        given.At.ToUnixTimeMilliseconds(), given.By.Kind == ActorKind.System ? null : given.By.ToString(), given.Source, given.Event?.Value, values);

    public Provenance Provenance => new(
        Instant.FromUnixTimeMilliseconds(T), B is null ? Actor.System : Actor.Parse(B), S, E is { } id ? new EventId(id) : (EventId?)null);

    /// <summary>Every value of the card that is known to have been given by somebody, by its name.</summary>
    public static Dictionary<string, Provenance> Read(IReadOnlyList<GivenValues>? stored, IEnumerable<string> names)
    {
        var found = new Dictionary<string, Provenance>(StringComparer.Ordinal);
        if (stored is null) return found;
        foreach (var entry in stored)
        {
            foreach (var name in entry.V ?? []) found[name] = entry.Provenance;
        }

        if (stored.FirstOrDefault(e => e.V is null)?.Provenance is not { } rest) return found;
        foreach (var name in names) found.TryAdd(name, rest);
        return found;
    }

    /// <summary>As it is stored: the cause of the most values names none of them when every value is known.</summary>
    public static IReadOnlyList<GivenValues>? Store(IReadOnlyDictionary<string, Provenance> given, IReadOnlyList<string> names)
    {
        var groups = names.Where(given.ContainsKey).GroupBy(n => given[n]).OrderBy(g => g.Key.At).ThenBy(g => g.First(), StringComparer.Ordinal).ToArray();
        if (groups.Length == 0) return null;
        var unnamed = names.All(given.ContainsKey) ? groups.MaxBy(g => g.Count()) : null;
        return [.. groups.Select(g => Of(g.Key, ReferenceEquals(g, unnamed) ? null : [.. g]))];
    }
}
