using System.Globalization;
using System.Text.Json;
using NodaTime;

namespace CrmCore;

/// <summary>The value of a card's field. Immutable.</summary>
public readonly record struct FieldValue
{
    private readonly object? _value;

    private FieldValue(FieldValueKind kind, object? value)
    {
        Kind = kind;
        _value = value;
    }

    /// <summary>No value.</summary>
    public static FieldValue Empty => default;

    /// <summary>What it is.</summary>
    public FieldValueKind Kind { get; }

    /// <summary>Whether there is no value; an empty text or list is none.</summary>
    public bool IsEmpty => Kind switch
    {
        FieldValueKind.Empty => true,
        FieldValueKind.Text => ((string)_value!).Length == 0,
        FieldValueKind.List => ((IReadOnlyList<string>)_value!).Count == 0,
        _ => false,
    };

    /// <summary>The text of a text; the invariant text form of anything else; empty for none.</summary>
    public string AsText => Kind switch
    {
        FieldValueKind.Text => (string)_value!,
        FieldValueKind.Number => ((decimal)_value!).ToString(CultureInfo.InvariantCulture),
        FieldValueKind.YesNo => (bool)_value! ? "true" : "false",
        FieldValueKind.Money => ((Money)_value!).ToString(),
        FieldValueKind.List => string.Join(", ", (IReadOnlyList<string>)_value!),
        _ => "",
    };

    /// <summary>The number of a number, the major units of money, a text that reads as a number; else null.</summary>
    public decimal? AsNumber => Kind switch
    {
        FieldValueKind.Number => (decimal)_value!,
        FieldValueKind.Money => ((Money)_value!).Amount,
        FieldValueKind.Text => decimal.TryParse((string)_value!, NumberStyles.Number, CultureInfo.InvariantCulture, out var n) ? n : null,
        _ => null,
    };

    /// <summary>The money; null when it is something else.</summary>
    public Money? AsMoney => Kind == FieldValueKind.Money ? (Money)_value! : null;

    /// <summary>The yes or no; null when it is something else.</summary>
    public bool? AsYesNo => Kind == FieldValueKind.YesNo ? (bool)_value! : null;

    /// <summary>The texts of a list; a single text as a list of one.</summary>
    public IReadOnlyList<string> AsList => Kind switch
    {
        FieldValueKind.List => (IReadOnlyList<string>)_value!,
        FieldValueKind.Text when !IsEmpty => [(string)_value!],
        _ => [],
    };

    /// <summary>A text.</summary>
    /// <param name="value">The text; null is no value.</param>
    /// <returns>The value.</returns>
    public static FieldValue Of(string? value) => value is null ? default : new(FieldValueKind.Text, value);

    /// <summary>A number.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The value.</returns>
    public static FieldValue Of(decimal value) => new(FieldValueKind.Number, value);

    /// <summary>Yes or no.</summary>
    /// <param name="value">Which.</param>
    /// <returns>The value.</returns>
    public static FieldValue Of(bool value) => new(FieldValueKind.YesNo, value);

    /// <summary>Money.</summary>
    /// <param name="value">The money.</param>
    /// <returns>The value.</returns>
    public static FieldValue Of(Money value) => new(FieldValueKind.Money, value);

    /// <summary>A date, kept as its ISO text.</summary>
    /// <param name="value">The date.</param>
    /// <returns>The value.</returns>
    public static FieldValue Of(LocalDate value) => Of(value.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>Several texts.</summary>
    /// <param name="values">The texts.</param>
    /// <returns>The value.</returns>
    public static FieldValue Of(IEnumerable<string> values) => new(FieldValueKind.List, values.ToArray());

    /// <summary>Whether two values are the same: the same kind and content (R67 asks this before it calls something a change).</summary>
    /// <param name="other">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public bool Equals(FieldValue other) =>
        Kind == other.Kind
        && (Kind == FieldValueKind.List ? AsList.SequenceEqual(other.AsList, StringComparer.Ordinal) : Equals(_value, other._value));

    /// <inheritdoc/>
    public override int GetHashCode() => Kind == FieldValueKind.List ? AsList.Count : HashCode.Combine(Kind, _value);

    /// <inheritdoc/>
    public override string ToString() => AsText;

    /// <summary>Reads a value from JSON: a string, a number, a boolean, an array of strings, or money as <c>{"amount":1500,"currency":"RUB"}</c>.</summary>
    /// <param name="json">The JSON.</param>
    /// <returns>The value; anything else is kept as its JSON text.</returns>
    public static FieldValue FromJson(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => Of(json.GetString()),
        JsonValueKind.Number => Of(json.GetDecimal()),
        JsonValueKind.True => Of(true),
        JsonValueKind.False => Of(false),
        JsonValueKind.Null or JsonValueKind.Undefined => default,
        JsonValueKind.Array => Of(json.EnumerateArray().Select(e => e.ValueKind == JsonValueKind.String ? e.GetString()! : e.GetRawText())),
        _ => json.TryGetProperty("amount", out var amount) && json.TryGetProperty("currency", out var currency)
            ? Of(Money.Of(amount.GetDecimal(), currency.GetString()!))
            : Of(json.GetRawText()),
    };

    /// <summary>Writes the value as JSON, as <see cref="FromJson"/> reads it.</summary>
    /// <param name="json">The writer.</param>
    public void WriteTo(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        switch (Kind)
        {
            case FieldValueKind.Text: json.WriteStringValue((string)_value!); break;
            case FieldValueKind.Number: json.WriteNumberValue((decimal)_value!); break;
            case FieldValueKind.YesNo: json.WriteBooleanValue((bool)_value!); break;
            case FieldValueKind.Money:
                json.WriteStartObject();
                json.WriteNumber("amount", ((Money)_value!).Amount);
                json.WriteString("currency", ((Money)_value!).Currency);
                json.WriteEndObject();
                break;
            case FieldValueKind.List:
                json.WriteStartArray();
                foreach (var item in (IReadOnlyList<string>)_value!) json.WriteStringValue(item);
                json.WriteEndArray();
                break;
            default: json.WriteNullValue(); break;
        }
    }
}
