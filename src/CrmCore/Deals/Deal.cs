using System.Text.Json;
using NodaTime;

namespace CrmCore;

/// <summary>A deal: it stands on a stage of a pipeline and moves along it. Immutable: read it again to see changes.</summary>
public sealed record Deal
{
    // Kept without the flag of a nullable: every event about a deal makes another one.
    private readonly string? _owner;
    private readonly long _minor;
    private readonly string? _currency;
    private readonly DealDetails? _details;

    /// <summary>The id.</summary>
    public required DealId Id { get; init; }

    /// <summary>The pipeline's id.</summary>
    public required string Pipeline { get; init; }

    /// <summary>The stage's id; <c>won</c> and <c>lost</c> for closed deals.</summary>
    public required string Stage { get; init; }

    /// <summary>Counts the entries into stages from 1: coming back to a stage is a new number.</summary>
    public long Entry { get; init; } = 1;

    /// <summary>When the deal entered its stage: the moment of the cause, never before the previous entry (R70).</summary>
    public Instant EnteredAt { get; init; }

    /// <summary>When the engine wrote that down.</summary>
    public Instant RecordedAt { get; init; }

    /// <summary>When the deal was made.</summary>
    public Instant CreatedAt { get; init; }

    /// <summary>The owner; null for nobody.</summary>
    public EmployeeId? Owner
    {
        get => _owner is { } owner ? new EmployeeId(owner) : (EmployeeId?)null;
        init => _owner = value?.Value;
    }

    /// <summary>The main contact; null where there is none.</summary>
    public ContactId? Contact { get; init; }

    /// <summary>The amount; null where none is known.</summary>
    public Money? Amount
    {
        get => _currency is null ? null : new Money(_minor, _currency);
        init => (_minor, _currency) = value is { } money ? (money.Minor, money.Currency) : (0, null);
    }

    /// <summary>The title; null where none was given.</summary>
    public string? Title { get; init; }

    /// <summary>Whether the deal is won or lost.</summary>
    public bool IsClosed => Stage is Outcomes.Won or Outcomes.Lost;

    /// <summary>The custom fields.</summary>
    public FieldBag Fields => Details.Fields;

    /// <summary>The tags in alphabetical order.</summary>
    public IReadOnlyList<string> Tags => Details.Tags;

    /// <summary>Where the deal came from; null when made by hand.</summary>
    public Origin? Origin => Details.Origin;

    /// <summary>Why it was lost; null otherwise.</summary>
    public string? LossReason => Details.LossReason;

    /// <summary>The probability of winning that somebody set by hand, in per cent; null for the learned one (R36).</summary>
    public decimal? WinProbability => Details.WinProbability;

    /// <summary>The company that the deal is with; null for none.</summary>
    public CompanyId? Company => Details.Company is { } id ? new CompanyId(id) : null;

    /// <summary>The contacts beside the main one.</summary>
    public IReadOnlyList<ContactId> OtherContacts => [.. Details.OtherContacts.Select(id => new ContactId(id))];

    internal CardState State { get; init; }

    internal int Account { get; init; }

    internal long Version { get; init; } = 1;

    /// <summary>Whether the entries so far may have planned anything: where not, leaving needs no look at the waiting actions.</summary>
    internal bool HasPlans { get; init; }

    internal ReadOnlyMemory<byte> Json { get; init; }

    internal DealDetails Details
    {
        get => _details ?? (Json.IsEmpty ? DealDetails.Empty : JsonSerializer.Deserialize(Json.Span, DealJson.Stored.DealDetails) ?? DealDetails.Empty);
        init
        {
            _details = value;
            Json = value == DealDetails.Empty ? default : JsonSerializer.SerializeToUtf8Bytes(value, DealJson.Stored.DealDetails);
        }
    }
}
