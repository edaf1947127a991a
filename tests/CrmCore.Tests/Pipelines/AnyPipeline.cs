using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace CrmCore.Tests.Pipelines;

/// <summary>Any pipeline, also one that makes no sense: whatever is data must come back from JSON.</summary>
internal static class AnyPipeline
{
    private static readonly Gen<string> Id = Gen.Elements("new", "call", "offer", "a-1", "send-offer", "9", "Stage Ω", "");

    private static readonly Gen<string> Text = Gen.Elements("Новая заявка", "a \"quoted\" <text> & more", "line\nbreak\ttab", "😀", "\\", "plain", "");

    private static readonly Gen<string?> Maybe = Gen.OneOf(Gen.Constant<string?>(null), Text.Select(t => (string?)t));

    private static readonly Gen<Period?> MaybePeriod = Gen.Elements<Period?>(
        null, Period.Zero, Period.FromDays(3), Period.FromWeeks(1), Period.FromMinutes(90), Period.FromMonths(1) + Period.FromHours(30), Period.FromNanoseconds(1));

    private static readonly Gen<Duration?> MaybeDuration = Gen.Elements<Duration?>(
        null, Duration.FromHours(4), Duration.FromDays(9), Duration.FromMilliseconds(1.5), Duration.FromMinutes(-5));

    private static readonly Gen<LocalTime?> MaybeTime = Gen.Elements<LocalTime?>(null, new LocalTime(10, 0), new LocalTime(23, 59, 59), LocalTime.Midnight);

    private static readonly Gen<FieldValue> Value = Gen.OneOf(
        Text.Select(t => FieldValue.Of(t)),
        Gen.Elements(0m, 1000m, -1.5m, 0.000000001m, 79228162514264337593543950335m).Select(FieldValue.Of),
        Gen.Elements(true, false).Select(FieldValue.Of),
        Gen.Elements(FieldValue.Of(Money.Rub(15_000)), FieldValue.Of(Money.Of(12.5m, "EUR")), FieldValue.Of(new LocalDate(2026, 11, 21))),
        Text.ArrayOf(2).Select(t => FieldValue.Of((IEnumerable<string>)t)),
        Gen.Constant(FieldValue.Empty));

    private static readonly Gen<Condition> Compare =
        from field in Gen.Elements("deal.amount", "contact.tag", "event.form", "before.deal.stage", "nonsense")
        from op in Gen.Elements(Enum.GetValues<ConditionOperator>())
        from values in Value.ArrayOf(op switch { ConditionOperator.IsSet => 0, ConditionOperator.Between => 2, ConditionOperator.In => 3, _ => 1 })
        select (Condition)new Condition.Compare(field, op, values);

    private static readonly Gen<JsonNode?> Node = Gen.Sized(Nodes);

    private static readonly Gen<JsonObject> Settings =
        from names in Gen.SubListOf("text", "template", "sku", "url", "due", "Z", "свой", "nested")
        from values in Node.ArrayOf(names.Count)
        select new JsonObject(names.Zip(values, KeyValuePair.Create));

    private static readonly Gen<Condition?> When = Gen.OneOf(Gen.Constant<Condition?>(null), Gen.Sized(Conditions).Select(c => (Condition?)c));

    private static readonly Gen<TriggerDefinition> Trigger =
        from id in Id
        from kind in Gen.OneOf(Gen.Elements([.. KnownKinds.BuiltIn.Triggers, "acme.parcel"]), Text)
        from settings in Settings
        from when in When
        select new TriggerDefinition { Id = id, On = kind, Settings = settings, When = when };

    private static readonly Gen<Timing> Timings =
        from delay in MaybePeriod
        from ahead in MaybePeriod
        from field in Maybe
        from time in MaybeTime
        from calendar in Maybe
        select new Timing { Delay = delay, Ahead = ahead, Field = field, Time = time, Calendar = calendar };

    private static readonly Gen<ActionDefinition> Action =
        from id in Id
        from kind in Gen.OneOf(Gen.Elements([.. KnownKinds.BuiltIn.Actions, "acme.ship-sample"]), Text)
        from settings in Settings
        from timing in Timings
        from when in When
        from left in Gen.Elements(Enum.GetValues<WhenLeft>())
        from reentry in Gen.Elements(Enum.GetValues<OnReentry>())
        from revision in Gen.Elements(Enum.GetValues<OnRevision>())
        select new ActionDefinition
        {
            Id = id, Do = kind, Settings = settings, Timing = timing, When = when, WhenLeft = left, OnReentry = reentry, OnRevision = revision,
        };

    public static Gen<PipelineDefinition> Definition { get; } =
        from id in Id
        from name in Maybe
        from stages in Gen.Choose(0, 4).SelectMany(count => Id.SelectMany(Stage).ArrayOf(count))
        from won in Stage(Outcomes.Won)
        from lost in Stage(Outcomes.Lost)
        from reasons in Few(Text)
        from replaced in Gen.SubListOf("old", "older", "Ω")
        select new PipelineDefinition
        {
            Id = id, Name = name, Stages = stages, Won = won, Lost = lost, LossReasons = reasons,
            Replaced = replaced.ToDictionary(r => r, _ => "new", StringComparer.Ordinal),
        };

    private static Gen<StageDefinition> Stage(string id) =>
        from name in Maybe
        from color in Gen.Elements(null, "#3b82f6", "blue")
        from team in Maybe
        from requires in Few(Text)
        from limit in MaybeDuration
        from remind in MaybeDuration
        from triggers in Few(Trigger)
        from actions in Few(Action)
        select new StageDefinition
        {
            Id = id, Name = name, Color = color, Team = team, Requires = requires, TimeLimit = limit, RemindBefore = remind, Triggers = triggers, OnEnter = actions,
        };

    private static Gen<T[]> Few<T>(Gen<T> gen) => Gen.Choose(0, 2).SelectMany(count => gen.ArrayOf(count));

    private static Gen<Condition> Conditions(int size) => size < 2
        ? Gen.OneOf(Compare, Gen.Constant<Condition>(new Condition.Within("office-hours")))
        : Gen.OneOf(
            Compare,
            Few(Conditions(size / 3)).Select(parts => (Condition)new Condition.All(parts)),
            Few(Conditions(size / 3)).Select(parts => (Condition)new Condition.Any(parts)),
            Conditions(size / 2).Select(inner => !inner));

    private static Gen<JsonNode?> Nodes(int size)
    {
        var scalar = Gen.OneOf(
            Text.Select(t => (JsonNode?)JsonValue.Create(t)),
            Gen.Elements(0m, 7m, -2.5m).Select(n => (JsonNode?)JsonValue.Create(n)),
            Gen.Elements(true, false).Select(b => (JsonNode?)JsonValue.Create(b)),
            Gen.Constant<JsonNode?>(null));
        return size < 2
            ? scalar
            : Gen.OneOf(
                scalar,
                Few(Nodes(size / 3)).Select(items => (JsonNode?)new JsonArray(items)),
                Nodes(size / 2).Select(inner => (JsonNode?)new JsonObject { ["b"] = inner, ["a"] = 1 }));
    }
}
