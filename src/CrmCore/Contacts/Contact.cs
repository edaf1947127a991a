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

    /// <summary>Values of merged cards that this one did not take (R33).</summary>
    public IReadOnlyList<AlternativeValue> Alternatives => Details.Alternatives ?? [];

    /// <summary>Who gave a value of this card, by what, and when.</summary>
    /// <param name="field"><c>name</c>, <c>owner</c> or the id of a custom field.</param>
    /// <returns>The provenance; null where it is not known, as for values that an earlier version of the library wrote.</returns>
    public Provenance? ProvenanceOf(string field) =>
        Given().GetValueOrDefault(field is ValueNames.Name or ValueNames.Owner ? field : ValueNames.Field(field));

    /// <summary>Who gave a contact point of this card, by what, and when.</summary>
    /// <param name="point">One of <see cref="Points"/>.</param>
    /// <returns>The provenance; null where it is not known.</returns>
    public Provenance? ProvenanceOf(KnownPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        return Given().GetValueOrDefault(ValueNames.Point(point.Kind, point.Value));
    }

    internal CardState State { get; init; }

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

    internal Dictionary<string, Provenance> Given() => GivenValues.Read(Details.Given, ValueNames.Of(this));
}
