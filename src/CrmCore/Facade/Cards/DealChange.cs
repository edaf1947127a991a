using System.Text.Json;

namespace CrmCore;

/// <summary>Fields of a deal to set; what is null stays as it is.</summary>
public sealed record DealChange
{
    /// <summary>The title; empty clears it.</summary>
    public string? Title { get; init; }

    /// <summary>The owner.</summary>
    public EmployeeId? Owner { get; init; }

    /// <summary>The amount.</summary>
    public Money? Amount { get; init; }

    /// <summary>All the tags that the deal is to have.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Why it is lost: one of the pipeline's reasons.</summary>
    public string? LossReason { get; init; }

    /// <summary>Custom fields by id.</summary>
    public FieldBag Fields { get; init; } = FieldBag.Empty;

    /// <summary>Custom fields to empty.</summary>
    public IReadOnlyList<string> Clear { get; init; } = [];

    /// <summary>
    /// The values that the author saw, by field: when somebody else changed one since, the change is refused and says who has what (R68).
    /// The names are those of conditions: <c>stage</c>, <c>owner</c>, <c>amount</c>, a custom field's id.
    /// </summary>
    public IReadOnlyDictionary<string, FieldValue> Expected { get; init; } = new Dictionary<string, FieldValue>(StringComparer.Ordinal);

    internal bool Silent { get; init; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("set");
        if (Title is not null) json.WriteString(CrmCore.Fields.Title, Title);
        if (Owner is { } owner) json.WriteString(CrmCore.Fields.Owner, owner.Value);
        if (Amount is { } amount) Value(json, CrmCore.Fields.Amount, FieldValue.Of(amount));
        if (Tags is not null) Value(json, CrmCore.Fields.Tags, FieldValue.Of(Tags));
        if (LossReason is not null) json.WriteString("loss-reason", LossReason);
        foreach (var (id, value) in Fields.Values) Value(json, id, value);
        foreach (var id in Clear) json.WriteNull(id);
        json.WriteEndObject();
        json.WriteStartObject("expected");
        foreach (var (id, value) in Expected) Value(json, id, value);
        json.WriteEndObject();
        if (Silent) json.WriteBoolean("silent", true);
    }

    private static void Value(Utf8JsonWriter json, string name, FieldValue value)
    {
        json.WritePropertyName(name);
        value.WriteTo(json);
    }
}
