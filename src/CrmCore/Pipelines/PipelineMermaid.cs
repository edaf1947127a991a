using System.Globalization;
using System.Text;

namespace CrmCore;

/// <summary>
/// Draws a pipeline as a Mermaid flowchart. A trigger fires from any earlier stage: it is one edge from the stage before, marked so, and
/// for the outcomes one edge from the group of all open stages. Nodes are numbered, since an id such as <c>end</c> is a word of Mermaid.
/// </summary>
internal static class PipelineMermaid
{
    private const int LongestCondition = 60;

    public static string Draw(PipelineDefinition definition)
    {
        var text = new StringBuilder("flowchart TD\n");
        Line(text, 1, $"subgraph open[\"{Escape(definition.Name ?? definition.Id)}\"]");
        for (var i = 0; i < definition.Stages.Count; i++) Line(text, 2, $"{Node(definition, i)}[\"{Label(definition.Stages[i])}\"]");
        for (var i = 1; i < definition.Stages.Count; i++)
            Line(text, 2, $"{Node(definition, i - 1)} {Arrow(definition.Stages[i].Triggers, anyEarlier: i > 1)} {Node(definition, i)}");
        Line(text, 1, "end");
        Line(text, 1, $"won([\"{Label(definition.Won)}\"])");
        Line(text, 1, $"lost([\"{Label(definition.Lost, definition.LossReasons)}\"])");
        Line(text, 1, $"open {Arrow(definition.Won.Triggers, anyEarlier: false)} won");
        Line(text, 1, $"open {Arrow(definition.Lost.Triggers, anyEarlier: false)} lost");
        foreach (var (stage, action) in definition.AllActions()) Move(text, definition, stage, action);
        var all = definition.AllStages().ToList();
        for (var i = 0; i < all.Count; i++)
        {
            if (all[i].Color is { Length: 7 } color && color[0] == '#' && color.Skip(1).All(char.IsAsciiHexDigit))
                Line(text, 1, $"style {Node(definition, i)} stroke:{color},stroke-width:3px");
        }

        return text.ToString();
    }

    private static void Move(StringBuilder text, PipelineDefinition definition, StageDefinition stage, ActionDefinition action)
    {
        var order = definition.AllStages().Select(s => s.Id).ToList();
        var to = action.MovesTo(definition) is { } target ? order.IndexOf(target) : -1;
        if (to < 0) return;
        Line(text, 1, $"{Node(definition, order.IndexOf(stage.Id))} -. \"{Escape(action.Id + Tail(action.Timing, action.When))}\" .-> {Node(definition, to)}");
    }

    private static string Node(PipelineDefinition definition, int index)
        => index == definition.Stages.Count ? "won"
            : index == definition.Stages.Count + 1 ? "lost"
            : string.Create(CultureInfo.InvariantCulture, $"s{index + 1}");

    private static string Arrow(IReadOnlyList<TriggerDefinition> triggers, bool anyEarlier)
    {
        if (triggers.Count == 0) return "-->";
        var lines = triggers.Select(t => Escape(Words(t))).ToList();
        if (anyEarlier) lines.Add("from any earlier stage");
        return $"-- \"{string.Join("<br/>", lines)}\" -->";
    }

    private static string Words(TriggerDefinition trigger)
    {
        var words = trigger.On.Contains('.', StringComparison.Ordinal) ? trigger.On : trigger.On.Replace('-', ' ');
        foreach (var (_, setting) in trigger.Settings)
        {
            if (setting.AsText() is { } value) words += " " + value;
        }

        return words + If(trigger.When);
    }

    private static string Label(StageDefinition stage, IReadOnlyList<string>? reasons = null)
    {
        var fallback = stage.Id switch { Outcomes.Won => "Won", Outcomes.Lost => "Lost", _ => stage.Id };
        var lines = new List<string> { stage.Name ?? fallback };
        if (reasons is { Count: > 0 }) lines.Add(string.Join(", ", reasons));
        if (stage.TimeLimit is { } limit) lines.Add("limit " + DefinitionWords.Of(limit));
        if (stage.Requires.Count > 0) lines.Add("needs " + string.Join(", ", stage.Requires));
        lines.AddRange(stage.OnEnter.Where(a => a.Do != ActionKinds.ChangeStage).Select(a => "• " + Words(a)));
        return string.Join("<br/>", lines.Select(Escape));
    }

    private static string Words(ActionDefinition action)
    {
        var kind = action.Do.Contains('.', StringComparison.Ordinal) ? action.Do : action.Do.Replace('-', ' ');
        return $"{action.Id}: {kind}{Tail(action.Timing, action.When)}";
    }

    private static string Tail(Timing timing, Condition? when)
    {
        var words = DefinitionWords.Of(timing);
        return (words.Length == 0 ? "" : ", " + words) + If(when);
    }

    private static string If(Condition? when)
    {
        if (when is null) return "";
        var words = DefinitionWords.Of(when);
        return ", if " + (words.Length <= LongestCondition ? words : words[..LongestCondition] + "…");
    }

    // Inside quotes Mermaid reads its own entities, in which # stands for &, and Markdown: stars, and a list where a line begins with "1.".
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            escaped.Append(c switch
            {
                '.' when i == digits && i > 0 => "#46;",
                '-' or '+' when i == 0 => c == '-' ? "#45;" : "#43;",
                '*' => "#42;",
                '_' => "#95;",
                '#' => "#35;",
                '"' => "#quot;",
                '<' => "#lt;",
                '>' => "#gt;",
                '&' => "#amp;",
                '`' => "#96;",
                _ => char.IsControl(c) ? " " : c.ToString(),
            });
        }

        return escaped.ToString();
    }

    private static void Line(StringBuilder text, int depth, string line) => text.Append(' ', depth * 4).Append(line).Append('\n');
}
