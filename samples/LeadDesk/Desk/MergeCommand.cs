using CrmCore;
using Spectre.Console;

namespace LeadDesk.Desk;

/// <summary>Makes one contact of two, and takes it back.</summary>
internal static class MergeCommand
{
    public static async Task<int> MergeAsync(CommandLine line, IAnsiConsole console, CancellationToken stop)
    {
        if (line.Words.Count != 2) throw new DeskException("merge needs two contacts: merge --db crm.db 3 17. Put what has spaces in quotes.");
        await using var desk = await DeskFile.OpenAsync(line, mayBeNew: false, stop);
        line.MustBeUsedUp();
        var one = await desk.FindAsync(line.Words[0], stop);
        var other = await desk.FindAsync(line.Words[1], stop);
        var result = await desk.Crm.Contacts.MergeAsync(one.Id, other.Id, reason: "merged by hand in LeadDesk", ct: stop);
        if (result is not Merged merged) return Refusal(console, result);
        var now = await desk.Crm.Contacts.GetAsync(one.Id, stop);
        console.MarkupLineInterpolated($"'{other.Name}' is now part of [bold]'{now.Name}'[/]: {Contacts.PointsOf(now)}");
        console.MarkupLineInterpolated($"To take it back: unmerge --db {line.One("--db")!} {merged.Merge}");
        return ExitCodes.Done;
    }

    public static async Task<int> UnmergeAsync(CommandLine line, IAnsiConsole console, CancellationToken stop)
    {
        if (line.Words.Count != 1 || !Guid.TryParse(line.Words[0], out var id)) throw new DeskException("unmerge needs the number that merge gave; show tells it too: unmerge --db crm.db 01234567-…");
        await using var desk = await DeskFile.OpenAsync(line, mayBeNew: false, stop);
        line.MustBeUsedUp();
        var result = await desk.Crm.Contacts.UnmergeAsync(new MergeId(id), ct: stop);
        if (result is not Unmerged) return Refusal(console, result);
        console.MarkupLine("Taken back: both are what they were.");
        return ExitCodes.Done;
    }

    private static int Refusal(IAnsiConsole console, CommandResult result)
    {
        console.MarkupLineInterpolated($"[red]{(result as Refused)?.Reason ?? "There was nothing to do."}[/]");
        return ExitCodes.Nothing;
    }
}
