using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>The part of the JSON schema that knows the kinds: each built-in one with its settings, and a host's own, which has a dot.</summary>
internal static class SchemaKinds
{
    private const string HostKind = "^[a-z0-9-]+(\\.[a-z0-9-]+)+$";

    public static JsonObject Trigger() => Kinds("on", "The kind of event.", Shapes.Triggers, new()
    {
        ["id"] = SchemaParts.Described(SchemaParts.Ref("id"), "The trigger's id, stable over versions, unique in the pipeline."),
        ["on"] = new JsonObject(),
        ["when"] = SchemaParts.Described(SchemaParts.Ref("condition"), "What must hold besides."),
    });

    public static JsonObject Action() => Kinds("do", "The kind of action.", Shapes.Actions, new()
    {
        ["id"] = SchemaParts.Described(SchemaParts.Ref("id"), "The action's id, stable over versions, unique in the pipeline."),
        ["do"] = new JsonObject(),
        ["after"] = SchemaParts.Described(SchemaParts.Ref("period"), "The delay after entering the stage, or after the date in \"field\"."),
        ["before"] = SchemaParts.Described(SchemaParts.Ref("period"), "How long before the date in \"field\"."),
        ["field"] = SchemaParts.Described(SchemaParts.Text(), "The date field of the card that time is counted from, such as deal.deadline."),
        ["at"] = SchemaParts.Pattern("^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]+)?)?$", "The local time of the account, such as 10:00."),
        ["within"] = SchemaParts.Described(SchemaParts.Text(), "The calendar within whose working hours it runs."),
        ["whenLeft"] = SchemaParts.Described(SchemaParts.OneOf(PipelineReader.WhenLeftByText.Keys), "What becomes of it when the deal leaves the stage; cancel when absent."),
        ["onReentry"] = SchemaParts.Described(SchemaParts.OneOf(PipelineReader.OnReentryByText.Keys), "Whether it is planned again when the deal comes back; again when absent."),
        ["onRevision"] = SchemaParts.Described(SchemaParts.OneOf(PipelineReader.OnRevisionByText.Keys), "Which version it runs under; pinned when absent."),
        ["when"] = SchemaParts.Described(SchemaParts.Ref("condition"), "What must hold when the deal enters."),
    });

    private static JsonObject Kinds(string member, string says, IReadOnlyList<SettingsShape> shapes, JsonObject common)
    {
        common[member] = new JsonObject
        {
            ["description"] = says,
            ["anyOf"] = new JsonArray(
            [
                .. shapes.Select(s => new JsonObject { ["const"] = s.Kind, ["description"] = s.Says }),
                SchemaParts.Pattern(HostKind, "A kind that the host registered; it takes any settings."),
            ]),
        };
        var names = common.Select(p => p.Key).ToArray();
        return new()
        {
            ["type"] = "object",
            ["required"] = SchemaParts.Texts("id", member),
            ["properties"] = common,
            ["allOf"] = new JsonArray([.. shapes.Select(s => Kind(member, s, names))]),
        };
    }

    private static JsonObject Kind(string member, SettingsShape shape, string[] common)
    {
        var then = new JsonObject();
        if (shape.Members.Any(m => m.Required)) then["required"] = SchemaParts.Texts(shape.Members.Where(m => m.Required).Select(m => m.Name));
        if (shape.EitherOr is var (one, other))
        {
            then["oneOf"] = new JsonArray(
                new JsonObject { ["required"] = SchemaParts.Texts(one) }, new JsonObject { ["required"] = SchemaParts.Texts(other) });
        }

        if (shape.NotBoth is var (first, second)) then["not"] = new JsonObject { ["required"] = SchemaParts.Texts(first, second) };
        then["propertyNames"] = SchemaParts.OneOf(common.Concat(shape.Members.Select(m => m.Name)));
        if (shape.Members.Count > 0) then["properties"] = new JsonObject(shape.Members.Select(m => KeyValuePair.Create(m.Name, (JsonNode?)SchemaParts.Setting(m))));
        return new()
        {
            ["if"] = new JsonObject
            {
                ["required"] = SchemaParts.Texts(member),
                ["properties"] = new JsonObject { [member] = new JsonObject { ["const"] = shape.Kind } },
            },
            ["then"] = then,
        };
    }
}
