using System.Text.Json;
using NodaTime;

namespace CrmCore;

/// <summary>A firm the account deals with (R35). Immutable: read it again to see changes.</summary>
public sealed record Company
{
    private readonly CompanyDetails? _details;

    /// <summary>The id.</summary>
    public required CompanyId Id { get; init; }

    /// <summary>The name as it was given, legal form and all.</summary>
    public required string Name { get; init; }

    /// <summary>The tax number, digits and letters only; null where none is known. No two companies share one.</summary>
    public string? TaxId => Details.TaxId;

    /// <summary>The employee who looks after the company; null for nobody.</summary>
    public EmployeeId? Owner { get; init; }

    /// <summary>When the company was made.</summary>
    public Instant CreatedAt { get; init; }

    /// <summary>Phones and addresses of the company itself: they decide nothing about the people who use them.</summary>
    public IReadOnlyList<KnownPoint> Points => Details.Points;

    /// <summary>The custom fields.</summary>
    public FieldBag Fields => Details.Fields;

    /// <summary>The tags in alphabetical order.</summary>
    public IReadOnlyList<string> Tags => Details.Tags;

    internal int Account { get; init; }

    internal long Version { get; init; } = 1;

    internal string NameKey => CompanyKey.Of(Name);

    internal ReadOnlyMemory<byte> Json { get; init; }

    internal CompanyDetails Details
    {
        get => _details ?? (Json.IsEmpty ? new() : JsonSerializer.Deserialize(Json.Span, CompanyJson.Stored.CompanyDetails) ?? new());
        init
        {
            _details = value;
            Json = JsonSerializer.SerializeToUtf8Bytes(value, CompanyJson.Stored.CompanyDetails);
        }
    }
}
