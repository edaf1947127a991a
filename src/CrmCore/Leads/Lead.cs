using System.Text.Json;
using NodaTime;

namespace CrmCore;

/// <summary>A request in the inbox that is not qualified yet. Holds its own copy of what was sent (R32). Immutable.</summary>
public sealed record Lead
{
    private readonly LeadDetails? _details;

    /// <summary>The id.</summary>
    public required LeadId Id { get; init; }

    /// <summary>The state: what its status means.</summary>
    public LeadState State { get; init; }

    /// <summary>The id of its status, one of the account's own (R75).</summary>
    public string Status => StatusId ?? LeadStatusIds.Of(State);

    /// <summary>Why it was refused; null otherwise.</summary>
    public string? Reason => Details.Reason;

    /// <summary>Who works on it; null for nobody.</summary>
    public EmployeeId? Owner { get; init; }

    /// <summary>When it entered its status.</summary>
    public Instant EnteredAt { get; init; }

    /// <summary>The name that was given; null when none was.</summary>
    public string? Name { get; init; }

    /// <summary>Where it came from.</summary>
    public required string Source { get; init; }

    /// <summary>The contact it became; null before it was accepted.</summary>
    public ContactId? Contact { get; init; }

    /// <summary>The deal it became; null when there is none.</summary>
    public DealId? Deal { get; init; }

    /// <summary>The company it became; null when there is none.</summary>
    public CompanyId? Company => Details.ToCompany is { } id ? new CompanyId(id) : null;

    /// <summary>The name of the company that was given; null when none was.</summary>
    public string? CompanyName => Details.Company;

    /// <summary>The tags in alphabetical order.</summary>
    public IReadOnlyList<string> Tags => Details.Tags ?? [];

    /// <summary>Contacts that the sender may be: a shared or contradicting key did not decide (R33), a person must.</summary>
    public IReadOnlyList<ContactId> Review => Details.Review is { } ids ? [.. ids.Select(id => new ContactId(id))] : [];

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

    /// <summary>The status as stored; null in a lead that was written before there were statuses, which no counter knows.</summary>
    internal string? StatusId { get; init; }

    /// <summary>Counts the entries into statuses from 1; 0 in a lead that was written before there were statuses.</summary>
    internal long Entry { get; init; } = 1;

    /// <summary>Whether the schema that counts leads made it: those before it come first in the order of ids.</summary>
    internal bool IsCountedFromStart { get; init; } = true;

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
