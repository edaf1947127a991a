using System.Collections;
using System.Reflection;
using System.Text.Json.Nodes;

namespace CrmCore.Tests.Pipelines;

/// <summary>The whole content of a definition as text, found by reflection: it knows nothing of how the JSON is written.</summary>
internal static class Dump
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        JsonObject members => "{" + string.Join(",", members.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => m.Key + ":" + Of(m.Value))) + "}",
        JsonArray items => "[" + string.Join(",", items.Select(Of)) + "]",
        JsonNode scalar => scalar.ToJsonString(),
        FieldValue field => $"{field.Kind}:{field.AsText}",
        Period period => period.ToString(),
        Enum or IFormattable => value.ToString()!,
        IReadOnlyDictionary<string, string> map => "{" + string.Join(",", map.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"{m.Key}:{m.Value}")) + "}",
        IEnumerable items => "[" + string.Join(",", items.Cast<object?>().Select(Of)) + "]",
        _ => value.GetType().Name + "(" + string.Join(",", Properties(value).Select(p => p.Name + "=" + Of(p.GetValue(value)))) + ")",
    };

    private static IEnumerable<PropertyInfo> Properties(object value)
        => value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0);
}
