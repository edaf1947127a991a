using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;

namespace CrmCore;

/// <summary>
/// The JSON form of a rule of assignment:
/// <c>{"assignment":"sales","strategy":"round-robin","employees":["olga","ivan"],"ownManagerFirst":"PT15M","needs":[{"skill":"b2b","when":{…}}],"else":"night"}</c>.
/// Reading what was written gives the same rule.
/// </summary>
public static class AssignmentRuleJson
{
    private const string PassOn = "pass-on";
    private const string Wait = "wait";

    private static readonly string[] Root = ["$schema", "assignment", "name", "strategy", "employees", "team", "weights", "ownManagerFirst", "needs", "else"];

    private static readonly (string Name, NeedKind Kind, bool IsField)[] Kinds =
    [
        ("skill", NeedKind.Skill, false), ("language", NeedKind.Language, false), ("territory", NeedKind.Territory, false),
        ("skillFrom", NeedKind.Skill, true), ("languageFrom", NeedKind.Language, true), ("territoryFrom", NeedKind.Territory, true),
    ];

    private static readonly string[] NeedMembers = [.. Kinds.Select(k => k.Name), "when", "preferred"];

    private static readonly Dictionary<string, AssignmentStrategy> Strategies = new(StringComparer.Ordinal)
    {
        ["round-robin"] = AssignmentStrategy.RoundRobin, ["in-order"] = AssignmentStrategy.InOrder, ["even"] = AssignmentStrategy.EvenLoad,
        ["weighted"] = AssignmentStrategy.Weighted, ["nobody"] = AssignmentStrategy.Nobody,
    };

    /// <summary>Reads a rule.</summary>
    /// <param name="json">The JSON; comments and trailing commas are allowed.</param>
    /// <returns>The rule; what it says is checked by <see cref="AssignmentRule.Validate"/>.</returns>
    /// <exception cref="InvalidPipelineException">It cannot be read; every problem is named with its line, its column and the remedy.</exception>
    public static AssignmentRule Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Parse(Encoding.UTF8.GetBytes(json));
    }

    /// <summary>Writes a rule, indented, always in the same order, without what is the default.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>The JSON.</returns>
    public static string Write(AssignmentRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return Encoding.UTF8.GetString(Write(rule, indented: true).Span) + "\n";
    }

    internal static string NameOf(AssignmentStrategy strategy) => Strategies.First(s => s.Value == strategy).Key;

    internal static AssignmentStrategy StrategyOf(string? name) => name is null ? AssignmentStrategy.RoundRobin : Strategies.GetValueOrDefault(name);

    internal static AssignmentRule Parse(ReadOnlyMemory<byte> utf8) => DefinitionJson.Read(utf8, Read);

    internal static ReadOnlyMemory<byte> Write(AssignmentRule rule, bool indented)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, new JsonWriterOptions { Indented = indented, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })) Write(json, rule);
        return text.WrittenMemory;
    }

    internal static void Write(Utf8JsonWriter json, AssignmentRule rule)
    {
        json.WriteStartObject();
        json.WriteString("assignment", rule.Id);
        if (rule.Name is not null) json.WriteString("name", rule.Name);
        json.WriteString("strategy", NameOf(rule.Strategy));
        PipelineWriter.Texts(json, "employees", rule.Employees);
        if (rule.Team is not null) json.WriteString("team", rule.Team);
        if (rule.Weights.Count > 0)
        {
            json.WriteStartObject("weights");
            foreach (var (employee, weight) in rule.Weights.OrderBy(w => w.Key, StringComparer.Ordinal)) json.WriteNumber(employee, weight);
            json.WriteEndObject();
        }

        if (rule.OwnManager is { } away) json.WriteString("ownManagerFirst", Text(away));
        Needs(json, rule.Needs);
        if (rule.Else is not null) json.WriteString("else", rule.Else);
        json.WriteEndObject();
    }

    internal static AssignmentRule Read(JsonPart part, PositionLog log)
    {
        if (!part.IsObject(log)) return new() { Id = "" };
        part.Knows(Root, log);
        return new()
        {
            Id = part.RequiredTextAt("assignment", "sales", log),
            Name = part.TextAt("name", log),
            Strategy = part.ChoiceAt("strategy", Strategies, AssignmentStrategy.RoundRobin, log),
            Employees = part.TextsAt("employees", log),
            Team = part.TextAt("team", log),
            Weights = Weights(part, log),
            OwnManager = part.ParsedAt("ownManagerFirst", Away, log),
            Needs = [.. part.ListAt("needs", log).Where(n => n.IsObject(log)).Select(n => Need(n, log))],
            Else = part.TextAt("else", log),
        };
    }

    private static Dictionary<string, int> Weights(JsonPart part, PositionLog log)
    {
        var weights = new Dictionary<string, int>(StringComparer.Ordinal);
        if (part["weights"] is not { } stated || !stated.IsObject(log)) return weights;
        foreach (var (employee, _, value) in stated.Members)
        {
            if (stated.NumberAt(employee, log) is not { } weight) continue;
            if (weight == decimal.Truncate(weight)) weights[employee] = (int)weight;
            else log.Add("wrong-type", value, $"The weight of \"{employee}\" is {weight.ToString(System.Globalization.CultureInfo.InvariantCulture)}.", $"Write a whole number, 1 to {AssignmentValidation.MostWeight}.");
        }

        return weights;
    }

    private static AssignmentNeed Need(JsonPart part, PositionLog log)
    {
        part.Knows(NeedMembers, log);
        var said = Kinds.Where(k => part[k.Name] is not null).ToArray();
        if (said.Length != 1)
        {
            log.Add(
                "unreadable-need",
                part,
                said.Length == 0 ? "The need says nothing." : $"The need says {said.Length} things at once.",
                $"Write exactly one of {NearestName.List(Kinds.Select(k => k.Name))}; several needs are several entries of the list.");
        }

        var (name, kind, isField) = said.Length > 0 ? said[0] : Kinds[0];
        return new()
        {
            Kind = kind,
            Value = isField ? null : part.TextAt(name, log),
            Field = isField ? part.TextAt(name, log) : null,
            When = ConditionReader.At(part, "when", log),
            Preferred = part["preferred"]?.Kind == JsonValueKind.True,
        };
    }

    private static void Needs(Utf8JsonWriter json, IReadOnlyList<AssignmentNeed> needs)
    {
        if (needs.Count == 0) return;
        json.WriteStartArray("needs");
        foreach (var need in needs)
        {
            json.WriteStartObject();
            json.WriteString(Kinds.First(k => k.Kind == need.Kind && k.IsField == need.Field is not null).Name, need.Field ?? need.Value);
            ConditionWriter.Write(json, "when", need.When);
            if (need.Preferred) json.WriteBoolean("preferred", true);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static WhenAway Away(string text) => text switch
    {
        PassOn => WhenAway.PassOn,
        Wait => WhenAway.Wait,
        _ => Elapsing(text) is var longest && longest == Duration.Zero ? WhenAway.PassOn : WhenAway.WaitAtMost(longest),
    };

    private static Duration Elapsing(string text)
    {
        try
        {
            return PartReading.Elapsing(text);
        }
        catch (FormatException e)
        {
            throw new FormatException($"Write \"{PassOn}\", \"{Wait}\", or how long it waits for the manager, such as \"PT15M\". {e.Message}", e);
        }
    }

    private static string Text(WhenAway away) =>
        away.Longest is not { } longest ? Wait : longest == Duration.Zero ? PassOn : PeriodText.Format(PeriodText.Of(longest));
}
