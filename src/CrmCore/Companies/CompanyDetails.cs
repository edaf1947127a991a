using System.Text.Json.Serialization;

namespace CrmCore;

/// <summary>What a company holds beside its columns; stored as JSON.</summary>
internal sealed record CompanyDetails
{
    public string? TaxId { get; init; }

    public IReadOnlyList<KnownPoint> Points { get; init; } = [];

    public FieldBag Fields { get; init; } = FieldBag.Empty;

    public IReadOnlyList<string> Tags { get; init; } = [];
}

[JsonSerializable(typeof(CompanyDetails))]
internal sealed partial class CompanyJson : JsonSerializerContext
{
    public static CompanyJson Stored { get; } = new(StoredJson.Options());
}
