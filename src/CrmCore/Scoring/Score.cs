using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace CrmCore;

/// <summary>The points that a card's behaviour gave it, by rule, each with the moment it is reckoned at: the decay since is pure arithmetic.</summary>
internal sealed record Score
{
    private readonly IReadOnlyDictionary<string, ScoreHits>? _hits;

    public required int Account { get; init; }

    public required Guid Card { get; init; }

    public long Version { get; init; } = 1;

    public ReadOnlyMemory<byte> Json { get; init; }

    /// <summary>By the rule's id.</summary>
    public IReadOnlyDictionary<string, ScoreHits> Hits
    {
        get => _hits ?? (Json.IsEmpty ? null : JsonSerializer.Deserialize(Json.Span, ScoreJson.Stored.DictionaryStringScoreHits)) ?? new Dictionary<string, ScoreHits>(StringComparer.Ordinal);
        init
        {
            _hits = value;
            Json = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, ScoreHits>(value, StringComparer.Ordinal), ScoreJson.Stored.DictionaryStringScoreHits);
        }
    }
}

/// <summary>What one rule gave a card.</summary>
/// <param name="Points">The points as they stood at the last time.</param>
/// <param name="Times">How often it counted.</param>
/// <param name="First">When it counted first.</param>
/// <param name="Last">When it counted last: the moment that the points are reckoned at.</param>
internal sealed record ScoreHits(double Points, int Times, Instant First, Instant Last);

[JsonSerializable(typeof(Dictionary<string, ScoreHits>))]
internal sealed partial class ScoreJson : JsonSerializerContext
{
    public static ScoreJson Stored { get; } = new(StoredJson.Options());
}
