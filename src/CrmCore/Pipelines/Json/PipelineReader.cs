using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;

namespace CrmCore;

/// <summary>Reads a pipeline out of JSON. All problems are found at once.</summary>
internal static class PipelineReader
{
    public static readonly IReadOnlyDictionary<string, WhenLeft> WhenLeftByText
        = new Dictionary<string, WhenLeft>(StringComparer.Ordinal) { ["cancel"] = WhenLeft.Cancel, ["keep"] = WhenLeft.Keep };

    public static readonly IReadOnlyDictionary<string, OnReentry> OnReentryByText
        = new Dictionary<string, OnReentry>(StringComparer.Ordinal) { ["again"] = OnReentry.Again, ["never"] = OnReentry.Never };

    public static readonly IReadOnlyDictionary<string, OnRevision> OnRevisionByText
        = new Dictionary<string, OnRevision>(StringComparer.Ordinal) { ["pinned"] = OnRevision.Pinned, ["follow"] = OnRevision.Follow };

    public static PipelineDefinition Read(ReadOnlyMemory<byte> utf8) => DefinitionJson.Read(utf8, Pipeline);

    private static PipelineDefinition Pipeline(JsonPart part, PositionLog log)
    {
        if (!part.IsObject(log)) return new() { Id = "", Stages = [] };
        part.Knows(PipelineMembers.Pipeline, log);
        if (part["stages"] is null)
            log.Add(
                "missing-member",
                part,
                "\"stages\" is missing.",
                "Write for example \"stages\": [{\"id\": \"new\"}].");
        var won = part["won"] is { } w ? Stage(w, PipelineMembers.Outcome, Outcomes.Won, log) : new() { Id = Outcomes.Won };
        var lost = part["lost"] is { } l ? Stage(l, PipelineMembers.Lost, Outcomes.Lost, log) : new() { Id = Outcomes.Lost };
        return new()
        {
            Id = part.RequiredTextAt("pipeline", "sales", log),
            Name = part.TextAt("name", log),
            Stages = [.. part.ListAt("stages", log).Select(s => Stage(s, PipelineMembers.Stage, null, log))],
            Won = won,
            Lost = lost,
            LossReasons = part["lost"] is { Kind: JsonValueKind.Object } reasons ? reasons.TextsAt("reasons", log) : [],
            Replaced = Replaced(part, log),
        };
    }

    private static Dictionary<string, string> Replaced(JsonPart part, PositionLog log)
    {
        var replaced = new Dictionary<string, string>(StringComparer.Ordinal);
        if (part["replaced"] is not { } map || !map.IsObject(log)) return replaced;
        foreach (var (from, _, _) in map.Members) replaced[from] = map.RequiredTextAt(from, "new", log);
        return replaced;
    }

    private static StageDefinition Stage(JsonPart part, string[] known, string? outcome, PositionLog log)
    {
        if (!part.IsObject(log)) return new() { Id = outcome ?? "" };
        part.Knows(known, log);
        var limit = part["timeLimit"] is { } timeLimit && timeLimit.IsObject(log) ? timeLimit : null;
        limit?.Knows(PipelineMembers.TimeLimit, log);
        return new()
        {
            Id = outcome ?? part.RequiredTextAt("id", "new", log),
            Name = part.TextAt("name", log),
            Color = part.TextAt("color", log),
            Team = part.TextAt("team", log),
            Requires = part.TextsAt("requires", log),
            TimeLimit = limit?.ParsedAt<Duration?>("after", t => PartReading.Elapsing(t), log),
            RemindBefore = limit?.ParsedAt<Duration?>("remindBefore", t => PartReading.Elapsing(t), log),
            Triggers = [.. part.ListAt("triggers", log).Where(t => t.IsObject(log)).Select(t => Trigger(t, log))],
            OnEnter = [.. part.ListAt("onEnter", log).Where(a => a.IsObject(log)).Select(a => Action(a, log))],
        };
    }

    private static TriggerDefinition Trigger(JsonPart part, PositionLog log) => new()
    {
        Id = part.RequiredTextAt("id", "call", log),
        On = part.RequiredTextAt("on", EventKinds.IncomingCall, log),
        Settings = Settings(part, PipelineMembers.Trigger),
        When = ConditionReader.At(part, "when", log),
    };

    public static ActionDefinition Action(JsonPart part, PositionLog log) => new()
    {
        Id = part.RequiredTextAt("id", "price-list", log),
        Do = part.RequiredTextAt("do", ActionKinds.CreateTask, log),
        Settings = Settings(part, PipelineMembers.Action),
        Timing = new()
        {
            Delay = part.ParsedAt("after", PeriodText.Parse, log),
            Ahead = part.ParsedAt("before", PeriodText.Parse, log),
            Field = part.TextAt("field", log),
            Time = part.ParsedAt<LocalTime?>("at", t => ClockText.Parse(t), log),
            Calendar = part.TextAt("within", log),
        },
        When = ConditionReader.At(part, "when", log),
        WhenLeft = part.ChoiceAt("whenLeft", WhenLeftByText, WhenLeft.Cancel, log),
        OnReentry = part.ChoiceAt("onReentry", OnReentryByText, OnReentry.Again, log),
        OnRevision = part.ChoiceAt("onRevision", OnRevisionByText, OnRevision.Pinned, log),
    };

    // What no trigger or action has of itself belongs to its kind, also when the kind is not known here.
    private static JsonObject Settings(JsonPart part, string[] own)
    {
        var settings = new JsonObject();
        foreach (var (name, _, value) in part.Members)
        {
            if (!own.Contains(name)) settings[name] = value.ToNode();
        }

        return settings;
    }
}
