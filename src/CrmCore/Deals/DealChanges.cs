using System.Text.Json;
using NodaTime;

namespace CrmCore;

/// <summary>
/// The difference between two states of a deal, as the timeline keeps it: <c>"c":{"stage":["new","offer"], …}</c>. Read backwards it
/// gives the earlier state (R63). Personal values (title, custom fields, origin) are written apart, where they can be erased.
/// </summary>
internal static class DealChanges
{
    public static void WritePublic(Utf8JsonWriter json, Deal before, Deal after)
    {
        json.WriteStartObject("c");
        Text(json, "pipeline", before.Pipeline, after.Pipeline);
        Text(json, "stage", before.Stage, after.Stage);
        Number(json, "entry", before.Entry, after.Entry);
        Number(json, "enteredAt", Ms(before.EnteredAt), Ms(after.EnteredAt));
        Number(json, "recordedAt", Ms(before.RecordedAt), Ms(after.RecordedAt));
        Text(json, "owner", before.Owner?.Value, after.Owner?.Value);
        if (before.Contact != after.Contact) Text(json, "contact", before.Contact?.ToString(), after.Contact?.ToString());
        Number(json, "amount", before.Amount?.Minor, after.Amount?.Minor);
        Text(json, "currency", before.Amount?.Currency, after.Amount?.Currency);
        Number(json, "state", (int)before.State, (int)after.State);
        json.WriteEndObject();
    }

    public static bool HasPersonal(Deal before, Deal after) =>
        before.Title != after.Title || (!before.Json.Equals(after.Json) && !before.Json.Span.SequenceEqual(after.Json.Span));

    public static void WritePersonal(Utf8JsonWriter json, Deal before, Deal after)
    {
        json.WriteStartObject("c");
        Text(json, "title", before.Title, after.Title);
        if (!before.Json.Span.SequenceEqual(after.Json.Span))
        {
            json.WriteStartArray("details");
            json.WriteRawValue(before.Json.IsEmpty ? "{}"u8 : before.Json.Span, skipInputValidation: true);
            json.WriteRawValue(after.Json.IsEmpty ? "{}"u8 : after.Json.Span, skipInputValidation: true);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <summary>The deal as it stood before the entry that holds these changes.</summary>
    public static Deal Undo(Deal after, JsonElement data, JsonElement personal)
    {
        var deal = after;
        if (data.ValueKind == JsonValueKind.Object && data.TryGetProperty("c", out var changes))
        {
            foreach (var change in changes.EnumerateObject()) deal = UndoOne(deal, change.Name, change.Value[0]);
        }

        if (personal.ValueKind == JsonValueKind.Object && personal.TryGetProperty("c", out changes))
        {
            foreach (var change in changes.EnumerateObject()) deal = UndoOne(deal, change.Name, change.Value[0]);
        }

        return deal;
    }

    private static Deal UndoOne(Deal deal, string name, JsonElement before) => name switch
    {
        "pipeline" => deal with { Pipeline = before.GetString()! },
        "stage" => deal with { Stage = before.GetString()! },
        "entry" => deal with { Entry = before.GetInt64() },
        "enteredAt" => deal with { EnteredAt = Instant.FromUnixTimeMilliseconds(before.GetInt64()) },
        "recordedAt" => deal with { RecordedAt = Instant.FromUnixTimeMilliseconds(before.GetInt64()) },
        "owner" => deal with { Owner = before.GetString() is { } owner ? new EmployeeId(owner) : (EmployeeId?)null },
        "contact" => deal with { Contact = before.GetString() is { } id ? ContactId.Parse(id) : null },
        "amount" => deal with { Amount = before.ValueKind == JsonValueKind.Number ? new Money(before.GetInt64(), deal.Amount?.Currency ?? "") : null },
        "currency" => before.GetString() is { } code ? deal with { Amount = new Money(deal.Amount?.Minor ?? 0, code) } : deal with { Amount = null },
        "state" => deal with { State = (CardState)before.GetInt32() },
        "title" => deal with { Title = before.GetString() },
        "details" => deal with { Details = DetailsOf(before) },
        _ => deal,
    };

    // What is not written is not read as its default: an empty object would give no tags rather than none.
    private static DealDetails DetailsOf(JsonElement before) =>
        before.GetPropertyCount() == 0 ? DealDetails.Empty : JsonSerializer.Deserialize(before, DealJson.Stored.DealDetails) ?? DealDetails.Empty;

    private static long Ms(Instant instant) => instant.ToUnixTimeMilliseconds();

    private static void Text(Utf8JsonWriter json, string name, string? before, string? after)
    {
        if (string.Equals(before, after, StringComparison.Ordinal)) return;
        json.WriteStartArray(name);
        json.WriteStringValue(before);
        json.WriteStringValue(after);
        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, string name, long? before, long? after)
    {
        if (before == after) return;
        json.WriteStartArray(name);
        WriteOrNull(json, before);
        WriteOrNull(json, after);
        json.WriteEndArray();
    }

    private static void WriteOrNull(Utf8JsonWriter json, long? value)
    {
        if (value is { } number) json.WriteNumberValue(number);
        else json.WriteNullValue();
    }
}
