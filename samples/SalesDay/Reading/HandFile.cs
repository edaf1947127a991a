namespace SalesDay;

/// <summary>What employees do by hand: <c>by-hand.jsonl</c>, a line a command.</summary>
internal static class HandFile
{
    public const string Name = "by-hand.jsonl";

    public static void Read(DayReader day, List<DayItem> items)
    {
        if (!File.Exists(day.Folder.PathOf(Name))) return;
        foreach (var (line, command) in JsonFiles.Lines<HandCommand>(day.Folder, Name))
        {
            if (day.TimeOf(command.At, Name, line) is not { } at) continue;
            if (!day.Plan.Employees.Any(e => e.Id == command.By)) day.Folder.Report(Name, line, $"Nobody here is called '{command.By}'.", "Write the id of an employee from people.json.");
            else if (command.Amount is { } amount && Amounts.Read(amount) is null) day.Folder.Report(Name, line, $"'{amount}' is no amount.", Amounts.Remedy);
            else items.Add(new DayItem(at, "by hand", Name, line) { Command = command });
        }
    }
}
