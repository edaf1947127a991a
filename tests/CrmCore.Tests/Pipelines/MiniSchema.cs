using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CrmCore.Tests.Pipelines;

/// <summary>A validator of as much JSON Schema as the published schema uses; a keyword it does not know is an error.</summary>
internal sealed class MiniSchema(JsonObject root)
{
    public bool Accepts(JsonNode? value) => Accepts(root, value);

    private bool Accepts(JsonObject schema, JsonNode? value) => schema.All(keyword => Accepts(keyword.Key, keyword.Value!, schema, value));

    private bool Accepts(string keyword, JsonNode rule, JsonObject schema, JsonNode? value) => keyword switch
    {
        "$schema" or "$id" or "$defs" or "title" or "description" or "format" or "then" => true,
        "$ref" => Accepts(root["$defs"]![rule.GetValue<string>()["#/$defs/".Length..]]!.AsObject(), value),
        "type" => rule is JsonArray types ? types.Any(t => Is(t!.GetValue<string>(), value)) : Is(rule.GetValue<string>(), value),
        "const" => JsonNode.DeepEquals(rule, value),
        "enum" => rule.AsArray().Any(r => JsonNode.DeepEquals(r, value)),
        "pattern" => Text(value) is not { } text || Regex.IsMatch(text, rule.GetValue<string>(), RegexOptions.None, TimeSpan.FromSeconds(1)),
        "minLength" => Text(value) is not { } text || text.Length >= rule.GetValue<int>(),
        "items" => value is not JsonArray items || items.All(i => Accepts(rule.AsObject(), i)),
        "minItems" => value is not JsonArray items || items.Count >= rule.GetValue<int>(),
        "required" => value is not JsonObject members || rule.AsArray().All(r => members.ContainsKey(r!.GetValue<string>())),
        "properties" => value is not JsonObject members || rule.AsObject().All(p => !members.TryGetPropertyValue(p.Key, out var member) || Accepts(p.Value!.AsObject(), member)),
        "additionalProperties" => value is not JsonObject members || members.All(m => schema["properties"]?[m.Key] is not null || (rule is JsonObject other && Accepts(other, m.Value))),
        "propertyNames" => value is not JsonObject members || members.All(m => Accepts(rule.AsObject(), JsonValue.Create(m.Key))),
        "allOf" => rule.AsArray().All(r => Accepts(r!.AsObject(), value)),
        "anyOf" => rule.AsArray().Any(r => Accepts(r!.AsObject(), value)),
        "oneOf" => rule.AsArray().Count(r => Accepts(r!.AsObject(), value)) == 1,
        "not" => !Accepts(rule.AsObject(), value),
        "if" => !Accepts(rule.AsObject(), value) || Accepts(schema["then"]!.AsObject(), value),
        _ => throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The keyword {keyword} is not known.")),
    };

    private static string? Text(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static bool Is(string type, JsonNode? value) => (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) or ("number", JsonValueKind.Number)
            or ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        _ => false,
    };
}
