using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;

namespace CrmCore;

/// <summary>
/// The JSON form of scoring: <c>{"warm":20,"hot":50,"rules":[{"id":"prices","points":10,"on":"site-visit","when":{…},"halfLife":"P14D"}]}</c>.
/// Reading what was written gives the same rules.
/// </summary>
public static class ScoringJson
{
    private static readonly string[] Root = ["$schema", "warm", "hot", "learnsFromDeals", "rules"];
    private static readonly string[] Members = ["id", "name", "points", "on", "when", "atMost", "halfLife", "perDay"];

    /// <summary>Reads rules.</summary>
    /// <param name="json">The JSON; comments and trailing commas are allowed.</param>
    /// <returns>The rules; what they say is checked by <see cref="ScoringRules.Validate()"/>.</returns>
    /// <exception cref="InvalidPipelineException">It cannot be read; every problem is named with its line, its column and the remedy.</exception>
    public static ScoringRules Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Parse(Encoding.UTF8.GetBytes(json));
    }

    /// <summary>Writes rules, indented, always in the same order, without what is the default.</summary>
    /// <param name="rules">The rules.</param>
    /// <returns>The JSON.</returns>
    public static string Write(ScoringRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return Encoding.UTF8.GetString(Write(rules, indented: true).Span) + "\n";
    }

    internal static ScoringRules Parse(ReadOnlyMemory<byte> utf8) => DefinitionJson.Read(utf8, Read);

    internal static ReadOnlyMemory<byte> Write(ScoringRules rules, bool indented)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, new JsonWriterOptions { Indented = indented, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber("warm", rules.Warm);
            json.WriteNumber("hot", rules.Hot);
            if (rules.LearnsFromDeals) json.WriteBoolean("learnsFromDeals", true);
            json.WriteStartArray("rules");
            foreach (var rule in rules.Rules) Rule(json, rule);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return text.WrittenMemory;
    }

    private static ScoringRules Read(JsonPart part, PositionLog log)
    {
        var none = new ScoringRules();
        if (!part.IsObject(log)) return none;
        part.Knows(Root, log);
        return new()
        {
            Warm = (int)(part.NumberAt("warm", log) ?? none.Warm),
            Hot = (int)(part.NumberAt("hot", log) ?? none.Hot),
            LearnsFromDeals = part["learnsFromDeals"]?.Kind == JsonValueKind.True,
            Rules = [.. part.ListAt("rules", log).Where(r => r.IsObject(log)).Select(r => Rule(r, log))],
        };
    }

    private static ScoreRule Rule(JsonPart part, PositionLog log)
    {
        part.Knows(Members, log);
        if (part["points"] is null) log.Add("missing-member", part, "\"points\" is missing.", "Write for example \"points\": 10.");
        return new()
        {
            Id = part.RequiredTextAt("id", "visited-prices", log),
            Name = part.TextAt("name", log),
            Points = (int)(part.NumberAt("points", log) ?? 0),
            On = part.TextAt("on", log),
            When = ConditionReader.At(part, "when", log),
            AtMost = (int?)part.NumberAt("atMost", log),
            HalfLife = part.ParsedAt<Duration?>("halfLife", t => PartReading.Elapsing(t), log),
            PerDay = part.NumberAt("perDay", log),
        };
    }

    private static void Rule(Utf8JsonWriter json, ScoreRule rule)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        if (rule.Name is not null) json.WriteString("name", rule.Name);
        json.WriteNumber("points", rule.Points);
        if (rule.On is not null) json.WriteString("on", rule.On);
        ConditionWriter.Write(json, "when", rule.When);
        if (rule.AtMost is { } most) json.WriteNumber("atMost", most);
        if (rule.HalfLife is { } half) json.WriteString("halfLife", PeriodText.Format(half.TotalDays % 1 == 0 ? Period.FromDays((int)half.TotalDays) : PeriodText.Of(half)));
        if (rule.PerDay is { } perDay) json.WriteNumber("perDay", perDay);
        json.WriteEndObject();
    }
}
