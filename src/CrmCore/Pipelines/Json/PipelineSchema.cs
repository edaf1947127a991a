using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>The JSON schema, made from the same shapes that the checks use, so that it cannot fall behind them.</summary>
internal static class PipelineSchema
{
    public const string Id = "urn:crmcore:schema:pipeline-1";

    // Texts are escaped as little as JSON allows: the file is read by people, never put into HTML.
    private static readonly JsonSerializerOptions Indented
        = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text { get; } = Build().ToJsonString(Indented) + "\n";

    private static JsonObject Build() => new()
    {
        ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
        ["$id"] = Id,
        ["title"] = "A CrmCore pipeline",
        ["type"] = "object",
        ["required"] = SchemaParts.Texts("pipeline", "stages"),
        ["additionalProperties"] = false,
        ["properties"] = new JsonObject
        {
            ["$schema"] = SchemaParts.Described(SchemaParts.Text(), "Where this schema is, for the editor."),
            ["pipeline"] = SchemaParts.Described(SchemaParts.Ref("id"), "The id, stable over versions."),
            ["name"] = SchemaParts.Described(SchemaParts.Text(), "The name people see; the id when absent."),
            ["stages"] = SchemaParts.Described(SchemaParts.List(SchemaParts.Ref("stage"), least: 1), "The stages in order, without the outcomes."),
            ["won"] = SchemaParts.Described(SchemaParts.Ref("won"), "The outcome Won."),
            ["lost"] = SchemaParts.Described(SchemaParts.Ref("lost"), "The outcome Lost and its reasons."),
            ["replaced"] = new JsonObject
            {
                ["type"] = "object",
                ["description"] = "Stages that an earlier version had, each with the stage that takes its deals.",
                ["additionalProperties"] = SchemaParts.Ref("id"),
            },
        },
        ["$defs"] = new JsonObject
        {
            ["id"] = SchemaParts.Pattern("^[a-z0-9][a-z0-9-]{0,63}$", "Lower-case letters, digits and dashes; 1 to 64 characters."),
            ["period"] = SchemaParts.Pattern("^P(?=.)([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+(\\.[0-9]+)?S)?)?$", "An ISO-8601 period, such as P3D, P1W or PT4H."),
            ["stage"] = Stage(("id", SchemaParts.Described(SchemaParts.Ref("id"), "The id, stable over versions.")), isRequired: true),
            ["won"] = Stage(null, isRequired: false),
            ["lost"] = Stage(("reasons", SchemaParts.Described(SchemaParts.List(SchemaParts.Text()), "The reasons a deal may be lost for, in order.")), isRequired: false),
            ["trigger"] = SchemaKinds.Trigger(),
            ["action"] = SchemaKinds.Action(),
            ["condition"] = SchemaParts.Condition(),
            ["value"] = SchemaParts.FieldValue(),
        },
    };

    private static JsonObject Stage((string Name, JsonObject Schema)? own, bool isRequired)
    {
        var properties = new JsonObject();
        if (own is var (name, schema)) properties[name] = schema;
        properties["name"] = SchemaParts.Described(SchemaParts.Text(), "The name people see; the id when absent.");
        properties["color"] = SchemaParts.Pattern("^#[0-9a-fA-F]{6}$", "The colour as #rrggbb.");
        properties["team"] = SchemaParts.Described(SchemaParts.Text(), "The team that works here.");
        properties["requires"] = SchemaParts.Described(SchemaParts.List(SchemaParts.Text()), "The fields that a move by hand into the stage needs.");
        properties["timeLimit"] = new JsonObject
        {
            ["type"] = "object",
            ["description"] = "How long a deal may stand here before it is overdue.",
            ["required"] = SchemaParts.Texts("after"),
            ["additionalProperties"] = false,
            ["properties"] = new JsonObject
            {
                ["after"] = SchemaParts.Described(SchemaParts.Ref("period"), "How long, counted from entering the stage."),
                ["remindBefore"] = SchemaParts.Described(SchemaParts.Ref("period"), "How long before the end the owner is reminded."),
            },
        };
        properties["triggers"] = SchemaParts.Described(SchemaParts.List(SchemaParts.Ref("trigger")), "The events that bring deals here from any earlier stage.");
        properties["onEnter"] = SchemaParts.Described(SchemaParts.List(SchemaParts.Ref("action")), "What is done when a deal enters.");
        var stage = new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };
        if (isRequired) stage["required"] = SchemaParts.Texts("id");
        return stage;
    }
}
