using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrmCore.Templating;

/// <summary>Lets templates see dictionaries, lists and plain values, and nothing else: no member of any object.</summary>
internal static class ModelNode
{
    /// <summary>What a template sees of a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="budget">What the text may still cost.</param>
    /// <returns>Null, a <see cref="ModelMap"/>, a <see cref="ModelList"/>, or a value that has a text and no members.</returns>
    /// <exception cref="ArgumentException">It is an object of another kind.</exception>
    public static object? Of(object? value, RenderBudget budget) => value switch
    {
        null or string => value,
        FieldValue field => Of(field, budget),
        FieldBag bag => new ModelMap(bag.Values.ToDictionary(f => f.Key, f => (object?)f.Value), budget),
        JsonElement json => Of(json, budget),
        JsonNode node => Of(JsonElement.Parse(node.ToJsonString()), budget),
        IReadOnlyDictionary<string, object?> map => new ModelMap(map, budget),
        IDictionary map => new ModelMap(Copy(map), budget),
        IReadOnlyDictionary<string, string> map => new ModelMap(map.ToDictionary(p => p.Key, p => (object?)p.Value), budget),
        IEnumerable items => new ModelList(Copy(items, budget), budget),
        ValueType or IFormattable or Uri => value,
        _ => throw new ArgumentException(
            $"A template's values are texts, numbers, dates, money, dictionaries and lists; a {value.GetType().Name} is none. "
            + "Give a dictionary of what the template may show.",
            nameof(value)),
    };

    private static object? Of(FieldValue field, RenderBudget budget) => field.Kind switch
    {
        FieldValueKind.Empty => null,
        FieldValueKind.Number => field.AsNumber,
        FieldValueKind.YesNo => field.AsYesNo,
        FieldValueKind.Money => field.AsMoney,
        FieldValueKind.List => new ModelList(field.AsList, budget),
        _ => field.AsText,
    };

    private static object? Of(JsonElement json, RenderBudget budget)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                var map = new Dictionary<string, object?>();
                foreach (var property in json.EnumerateObject()) map[property.Name] = property.Value;
                return new ModelMap(map, budget);
            case JsonValueKind.Array:
                return new ModelList([.. json.EnumerateArray().Cast<object?>()], budget);
            default:
                return Of(FieldValue.FromJson(json), budget);
        }
    }

    private static Dictionary<string, object?> Copy(IDictionary map)
    {
        var copy = new Dictionary<string, object?>();
        foreach (DictionaryEntry entry in map) copy[ValueText.Of(entry.Key)] = entry.Value;
        return copy;
    }

    private static IReadOnlyList<object?> Copy(IEnumerable items, RenderBudget budget)
    {
        if (items is IReadOnlyList<object?> list) return list;
        var copy = new List<object?>();
        foreach (var item in items)
        {
            budget.Spend();
            copy.Add(item);
        }

        return copy;
    }
}
