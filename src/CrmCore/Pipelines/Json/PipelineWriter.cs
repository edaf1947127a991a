using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;

namespace CrmCore;

/// <summary>Writes a pipeline as JSON, always in the same order and without what is the default.</summary>
internal static class PipelineWriter
{
    public static ReadOnlyMemory<byte> Write(PipelineDefinition definition, bool indented)
    {
        var text = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions { Indented = indented, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(text, options)) Pipeline(json, definition, withSchema: indented);
        return text.WrittenMemory;
    }

    public static void Actions(Utf8JsonWriter json, IReadOnlyList<ActionDefinition> actions) => List(json, "onEnter", actions, Action);

    private static void Pipeline(Utf8JsonWriter json, PipelineDefinition definition, bool withSchema)
    {
        json.WriteStartObject();
        if (withSchema) json.WriteString("$schema", PipelineSchema.Id);
        json.WriteString("pipeline", definition.Id);
        Text(json, "name", definition.Name);
        json.WriteStartArray("stages");
        foreach (var stage in definition.Stages)
        {
            json.WriteStartObject();
            json.WriteString("id", stage.Id);
            Stage(json, stage);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Outcome(json, "won", definition.Won, []);
        Outcome(json, "lost", definition.Lost, definition.LossReasons);
        if (definition.Replaced.Count > 0)
        {
            json.WriteStartObject("replaced");
            foreach (var (from, to) in definition.Replaced.OrderBy(r => r.Key, StringComparer.Ordinal)) json.WriteString(from, to);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Outcome(Utf8JsonWriter json, string name, StageDefinition stage, IReadOnlyList<string> reasons)
    {
        var isPlain = stage is { Name: null, Color: null, Team: null, Requires: [], TimeLimit: null, RemindBefore: null, Triggers: [], OnEnter: [] };
        if (isPlain && reasons.Count == 0) return;
        json.WriteStartObject(name);
        Texts(json, "reasons", reasons);
        Stage(json, stage);
        json.WriteEndObject();
    }

    private static void Stage(Utf8JsonWriter json, StageDefinition stage)
    {
        Text(json, "name", stage.Name);
        Text(json, "color", stage.Color);
        Text(json, "team", stage.Team);
        Texts(json, "requires", stage.Requires);
        if (stage.TimeLimit is not null || stage.RemindBefore is not null)
        {
            json.WriteStartObject("timeLimit");
            Text(json, "after", Format(stage.TimeLimit));
            Text(json, "remindBefore", Format(stage.RemindBefore));
            json.WriteEndObject();
        }

        List(json, "triggers", stage.Triggers, Trigger);
        List(json, "onEnter", stage.OnEnter, Action);
    }

    private static void Trigger(Utf8JsonWriter json, TriggerDefinition trigger)
    {
        json.WriteString("id", trigger.Id);
        json.WriteString("on", trigger.On);
        Refuse(trigger.Settings.Select(s => s.Key), PipelineMembers.Trigger, trigger.Id);
        CanonicalJson.WriteMembers(json, trigger.Settings, Shapes.OfTrigger(trigger.On)?.Members.Select(m => m.Name) ?? []);
        ConditionWriter.Write(json, "when", trigger.When);
    }

    private static void Action(Utf8JsonWriter json, ActionDefinition action)
    {
        json.WriteString("id", action.Id);
        json.WriteString("do", action.Do);
        Refuse(action.Settings.Select(s => s.Key), PipelineMembers.Action, action.Id);
        CanonicalJson.WriteMembers(json, action.Settings, Shapes.OfAction(action.Do)?.Members.Select(m => m.Name) ?? []);
        var timing = action.Timing;
        Text(json, "after", timing.Delay is { } delay ? PeriodText.Format(delay) : null);
        Text(json, "before", timing.Ahead is { } ahead ? PeriodText.Format(ahead) : null);
        Text(json, "field", timing.Field);
        Text(json, "at", timing.Time is { } time ? ClockText.Format(time) : null);
        Text(json, "within", timing.Calendar);
        if (action.WhenLeft != WhenLeft.Cancel) json.WriteString("whenLeft", PipelineReader.WhenLeftByText.First(w => w.Value == action.WhenLeft).Key);
        if (action.OnReentry != OnReentry.Again) json.WriteString("onReentry", PipelineReader.OnReentryByText.First(w => w.Value == action.OnReentry).Key);
        if (action.OnRevision != OnRevision.Pinned) json.WriteString("onRevision", PipelineReader.OnRevisionByText.First(w => w.Value == action.OnRevision).Key);
        ConditionWriter.Write(json, "when", action.When);
    }

    private static void Refuse(IEnumerable<string> settings, string[] own, string id)
    {
        if (settings.FirstOrDefault(own.Contains) is not { } name) return;
        throw new InvalidPipelineException(
        [
            new("setting-collides", $"\"{id}\"", $"A setting is named \"{name}\", as a member that all have.", $"Rename it: settings stand beside {NearestName.List(own)}."),
        ]);
    }

    private static void List<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        if (items.Count == 0) return;
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void Texts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0) return;
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void Text(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null) json.WriteString(name, text);
    }

    private static string? Format(Duration? duration) => duration is { } elapsed ? PeriodText.Format(PeriodText.Of(elapsed)) : null;
}
