using System.Text.Json;
using NodaTime;

namespace CrmCore;

/// <summary>A request in the inbox that is not qualified yet. Holds its own copy of what was sent (R32). Immutable.</summary>
public sealed record Lead
{
    private readonly LeadDetails? _details;

    /// <summary>The id.</summary>
    public required LeadId Id { get; init; }

    /// <summary>The state.</summary>
    public LeadState State { get; init; }

    /// <summary>The name that was given; null when none was.</summary>
    public string? Name { get; init; }

    /// <summary>Where it came from.</summary>
    public required string Source { get; init; }

    /// <summary>The contact it became; null before it was accepted.</summary>
    public ContactId? Contact { get; init; }

    /// <summary>The deal it became; null when there is none.</summary>
    public DealId? Deal { get; init; }

    /// <summary>When the request was made.</summary>
    public Instant CreatedAt { get; init; }

    /// <summary>The contact points that were given.</summary>
    public IReadOnlyList<KnownPoint> Points => Details.Points;

    /// <summary>The fields that were given.</summary>
    public FieldBag Fields => Details.Fields;

    /// <summary>Where it came from in detail.</summary>
    public Origin? Origin => Details.Origin;

    /// <summary>The first message or comment; null when there was none.</summary>
    public string? Text => Details.Text;

    internal int Account { get; init; }

    internal long Version { get; init; } = 1;

    internal ReadOnlyMemory<byte> Json { get; init; }

    internal LeadDetails Details
    {
        get => _details ?? (Json.IsEmpty ? new() : JsonSerializer.Deserialize(Json.Span, LeadJson.Stored.LeadDetails) ?? new());
        init
        {
            _details = value;
            Json = JsonSerializer.SerializeToUtf8Bytes(value, LeadJson.Stored.LeadDetails);
        }
    }
}
