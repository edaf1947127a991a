using System.Text.Json;
using NodaTime;

namespace CrmCore;

/// <summary>A row as it was understood, before anybody was asked whether its person is known.</summary>
internal sealed class ParsedRow
{
    /// <summary>Why it cannot be imported; null when it can.</summary>
    public string? Problem { get; set; }

    public string? Name { get; set; }

    public List<KnownPoint> Points { get; } = [];

    public List<string> Tags { get; } = [];

    public string? Owner { get; set; }

    public string? Source { get; set; }

    public string? Title { get; set; }

    public string? Pipeline { get; set; }

    public string? Stage { get; set; }

    public string? Note { get; set; }

    public string? Company { get; set; }

    public string? TaxId { get; set; }

    public Instant? CreatedAt { get; set; }

    public Instant? ClosedAt { get; set; }

    /// <summary>Fields to set, custom ones and the deal's own.</summary>
    public SortedDictionary<string, FieldValue> Fields { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, string> Utm { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, string> Extra { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, string> Origin { get; } = new(StringComparer.Ordinal);

    public void Write(Utf8JsonWriter json)
    {
        json.Member("name", Name);
        ImportBody.WritePoints(json, Points);
        json.Member("owner", Owner);
        json.Member("source", Source);
        json.Member("title", Title);
        json.Member("pipeline", Pipeline);
        json.Member("stage", Stage);
        json.Member("text", Note);
        json.Member("company", Company);
        json.Member("taxId", TaxId);
        json.Member("tags", Tags);
        json.Member("utm", Utm);
        json.Member("extra", Extra);
        json.Member("origin", Origin);
        if (ClosedAt is { } closed) json.WriteNumber("closed", closed.ToUnixTimeMilliseconds());
        if (Fields.Count == 0) return;
        json.WriteStartObject("set");
        foreach (var (id, value) in Fields)
        {
            json.WritePropertyName(id);
            value.WriteTo(json);
        }

        json.WriteEndObject();
    }
}
