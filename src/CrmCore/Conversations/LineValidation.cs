using NodaTime;

namespace CrmCore;

/// <summary>Finds what makes a line unusable by itself.</summary>
internal static class LineValidation
{
    private const int LongestText = 4_000;
    private const int MostWeight = 1_000;
    private const int LongestDays = 365;

    private static readonly Duration LongestAnswer = Duration.FromDays(30);

    public static IReadOnlyList<PipelineProblem> Find(Line line)
    {
        var found = new Found($"line \"{line.Id}\"");
        if (!PipelineValidation.IsId(line.Id)) found.Add("bad-id", line.Id is null ? "It has no id." : $"\"{line.Id}\" is no id.", "Use lower-case letters, digits and dashes, 1 to 64 of them.");
        if (!Enum.IsDefined(line.Strategy) || line.Strategy == AssignmentStrategy.Nobody) found.Add("bad-strategy", $"\"{line.Strategy}\" gives conversations to nobody.", "Use another of AssignmentStrategy, or ToAll when whoever answers first shall have it.");
        if (!Enum.IsDefined(line.AfterLast)) found.Add("bad-after-last", $"\"{line.AfterLast}\" is nothing that a line can do.", "Use one of AfterLast.");
        Names(line.Channels, "channel", found);
        Names(line.Numbers, "number", found);
        foreach (var number in line.Numbers.Where(n => !string.IsNullOrWhiteSpace(n) && LineNumbers.Digits(n).Length < 3)) found.Add("bad-number", $"\"{number}\" is no number.", "Give it as it is dialled from abroad, such as +74951234567.");
        People(line, found);
        Times(line, found);
        Texts(line, found);
        return found.Problems;
    }

    private static void People(Line line, Found found)
    {
        Names(line.Employees, "employee", found);
        if (line.Employees.Count == 0 && line.Team is null) found.Add("empty-team", "Nobody is in it: every conversation would wait for ever.", "Name employees or a team.");
        if (line.Team is { } team && string.IsNullOrWhiteSpace(team)) found.Add("bad-team", "The team has no name.", "Name a team, or none.");
        foreach (var (employee, weight) in line.Weights.OrderBy(w => w.Key, StringComparer.Ordinal))
        {
            if (weight is < 1 or > MostWeight) found.Add("bad-weight", $"\"{employee}\" has the weight {weight}.", $"Give 1 to {MostWeight}; who shall get nothing is taken out of the line.");
            if (line.Team is null && !line.Employees.Contains(employee, StringComparer.Ordinal)) found.Add("weight-of-nobody", $"\"{employee}\" has a weight and is not in it.", NearestName.Remedy(employee, [.. line.Employees]));
        }

        if (line.Weights.Count == 0) return;
        if (line.ToAll) found.Add("unused-weights", "It has weights, and gives to all.", "Give to one after the other, or take the weights away.");
        else if (line.Strategy is not (AssignmentStrategy.Weighted or AssignmentStrategy.EvenLoad)) found.Add("unused-weights", $"It has weights, and {line.Strategy} has no use for them.", "Say Weighted or EvenLoad, or take the weights away.");
    }

    private static void Times(Line line, Found found)
    {
        if (line.AnswerWithin is { } answer && (answer < Duration.FromSeconds(1) || answer > LongestAnswer)) found.Add("bad-time", $"Whoever is given a conversation has {answer} to answer.", "Give from 1 second to 30 days, or null for no limit.");
        if (line.ReopenWithin is { } reopen && (reopen <= Duration.Zero || reopen > Duration.FromDays(LongestDays))) found.Add("bad-time", $"A message opens a closed conversation anew within {reopen}.", "Give more than zero and at most 365 days, or null for always another conversation.");
        if (line.SilenceDays is < 1 or > LongestDays) found.Add("bad-time", $"A conversation closes after {line.SilenceDays} days of silence.", "Give 1 to 365, or null for never.");
        if (line.OwnManager?.Longest is { } wait && (wait < Duration.Zero || wait > LongestAnswer)) found.Add("bad-time", $"It waits {wait} for the client's own manager.", "Give more than zero and at most 30 days, or say PassOn or Wait.");
        if (line.Hours is { } hours && string.IsNullOrWhiteSpace(hours)) found.Add("bad-hours", "The calendar of the hours has no name.", "Name a calendar, or none.");
        foreach (var presence in line.ReturnOn.Where(p => !Enum.IsDefined(p) || p is Presence.AtWork or Presence.Overtime)) found.Add("bad-return", $"Conversations go back to the queue when somebody is {presence}.", "Name kinds of absence: Break, Away, Leave, Sick.");
    }

    private static void Texts(Line line, Found found)
    {
        foreach (var (name, text) in new[] { ("Welcome", line.Welcome), ("OutOfHours", line.OutOfHours), ("NobodyFree", line.NobodyFree), ("Closed", line.Closed), ("AskRating", line.AskRating) })
        {
            if (text is null) continue;
            if (string.IsNullOrWhiteSpace(text)) found.Add("empty-text", $"The text {name} is empty.", "Give words, or null for sending nothing.");
            else if (text.Length > LongestText) found.Add("long-text", $"The text {name} has {text.Length} characters.", $"Give at most {LongestText}.");
        }
    }

    private static void Names(IReadOnlyList<string> names, string what, Found found)
    {
        foreach (var name in names.GroupBy(n => n, StringComparer.Ordinal))
        {
            if (string.IsNullOrWhiteSpace(name.Key)) found.Add("bad-" + what, $"A {what} has no name.", $"Name the {what}, or take the entry away.");
            else if (name.Count() > 1) found.Add("duplicate-" + what, $"The {what} \"{name.Key}\" is named {name.Count()} times.", "Name it once.");
        }
    }

    private sealed class Found(string where)
    {
        public List<PipelineProblem> Problems { get; } = [];

        public void Add(string code, string what, string remedy) => Problems.Add(new(code, where, what, remedy));
    }
}
