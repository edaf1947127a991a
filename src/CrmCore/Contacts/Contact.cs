using System.Text.Json;
using NodaTime;

namespace CrmCore;

/// <summary>A person the account knows. Immutable: read it again to see changes.</summary>
public sealed record Contact
{
    private readonly ContactDetails? _details;

    /// <summary>The id.</summary>
    public required ContactId Id { get; init; }

    /// <summary>The name; the account's placeholder where none was given (R30).</summary>
    public required string Name { get; init; }

    /// <summary>The employee who looks after this client; null for nobody.</summary>
    public EmployeeId? Owner { get; init; }

    /// <summary>When the contact was made.</summary>
    public Instant CreatedAt { get; init; }

    /// <summary>Phones, addresses, messenger ids, visitor ids.</summary>
    public IReadOnlyList<KnownPoint> Points => Details.Points;

    /// <summary>The custom fields.</summary>
    public FieldBag Fields => Details.Fields;

    /// <summary>The tags in alphabetical order.</summary>
    public IReadOnlyList<string> Tags => Details.Tags;

    /// <summary>Where the contact came from first; null when made by hand.</summary>
    public Origin? Origin => Details.Origin;

    /// <summary>The company that the contact belongs to; null for none.</summary>
    public CompanyId? Company => Details.Company is { } id ? new CompanyId(id) : null;

    internal int Account { get; init; }

    internal long Version { get; init; } = 1;

    internal ReadOnlyMemory<byte> Json { get; init; }

    internal ContactDetails Details
    {
        get => _details ?? (Json.IsEmpty ? new() : JsonSerializer.Deserialize(Json.Span, ContactJson.Stored.ContactDetails) ?? new());
        init
        {
            _details = value;
            Json = JsonSerializer.SerializeToUtf8Bytes(value, ContactJson.Stored.ContactDetails);
        }
    }
}
