using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>The small pieces of the JSON schema.</summary>
internal static class SchemaParts
{
    public static JsonArray Texts(params IEnumerable<string> texts) => new([.. texts.Select(t => JsonValue.Create(t))]);

    public static JsonObject Text() => new() { ["type"] = "string", ["minLength"] = 1 };

    public static JsonObject OneOf(IEnumerable<string> texts) => new() { ["enum"] = Texts(texts) };

    public static JsonObject Pattern(string pattern, string says) => new() { ["type"] = "string", ["pattern"] = pattern, ["description"] = says };

    public static JsonObject Ref(string name) => new() { ["$ref"] = "#/$defs/" + name };

    public static JsonObject List(JsonObject items, int least = 0)
    {
        var list = new JsonObject { ["type"] = "array", ["items"] = items };
        if (least > 0) list["minItems"] = least;
        return list;
    }

    public static JsonObject Described(JsonObject schema, string says)
    {
        schema["description"] = says;
        return schema;
    }

    public static JsonObject Setting(SettingMember member)
    {
        var schema = member.Type switch
        {
            SettingType.Texts => List(Text()),
            SettingType.Period => Ref("period"),
            SettingType.Due => new JsonObject { ["anyOf"] = new JsonArray(Ref("period"), new JsonObject { ["const"] = CreateTaskSettings.EndOfDay }) },
            SettingType.WebAddress => new JsonObject { ["type"] = "string", ["pattern"] = "^[hH][tT][tT][pP][sS]?://", ["format"] = "uri" },
            SettingType.FieldValue => Ref("value"),
            _ => member.OneOf is { } allowed ? OneOf(allowed) : Text(),
        };
        return Described(schema, char.ToUpperInvariant(member.Says[0]) + member.Says[1..]);
    }

    public static JsonObject FieldValue() => new()
    {
        ["description"] = "A text, a number, yes or no, several texts, or money.",
        ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") },
            List(new JsonObject { ["type"] = "string" }),
            new JsonObject
            {
                ["type"] = "object",
                ["required"] = Texts("amount", "currency"),
                ["additionalProperties"] = false,
                ["properties"] = new JsonObject
                {
                    ["amount"] = new JsonObject { ["type"] = "number" },
                    ["currency"] = Pattern("^[A-Z]{3}$", "The ISO 4217 code."),
                },
            }),
    };

    public static JsonObject Condition() => new()
    {
        ["description"] = "What must hold.",
        ["oneOf"] = new JsonArray(
            Form("all", List(Ref("condition")), "All of them hold."),
            Form("any", List(Ref("condition")), "At least one of them holds."),
            Form("not", Ref("condition"), "It does not hold."),
            Form("within", Text(), "The event came within the opening hours of this calendar."),
            Compare()),
    };

    private static JsonObject Form(string name, JsonObject schema, string says) => new()
    {
        ["type"] = "object",
        ["required"] = Texts(name),
        ["additionalProperties"] = false,
        ["properties"] = new JsonObject { [name] = Described(schema, says) },
    };

    private static JsonObject Compare() => new()
    {
        ["type"] = "object",
        ["required"] = Texts("field", "op"),
        ["additionalProperties"] = false,
        ["properties"] = new JsonObject
        {
            ["field"] = Pattern("^(deal|contact|event|before\\.deal)\\..+$", "The field, such as deal.amount, deal.tag, contact.name, event.form, before.deal.stage."),
            ["op"] = Described(OneOf(ConditionOperators.ByText.Keys), "How it is compared."),
            ["value"] = new JsonObject
            {
                ["description"] = "With what: one value, for \"in\" a list, for \"between\" two in a list, for \"is-set\" none.",
                ["anyOf"] = new JsonArray(Ref("value"), List(Ref("value"))),
            },
        },
    };
}
