using System.Globalization;
using Spectre.Console;

namespace LeadDesk.Desk;

/// <summary>Shows one contact: what it holds, and what happened to it.</summary>
internal static class ShowCommand
{
    public static async Task<int> RunAsync(CommandLine line, IAnsiConsole console, CancellationToken stop)
    {
        if (line.Words.Count != 1) throw new DeskException("show needs one contact: the number of the list, a phone, an address or an id. Put what has spaces in quotes.");
        await using var desk = await DeskFile.OpenAsync(line, mayBeNew: false, stop);
        line.MustBeUsedUp();
        var contact = await desk.FindAsync(line.Words[0], stop);
        console.MarkupLineInterpolated($"[bold]{contact.Name}[/]  [grey]{contact.Id}[/]");
        foreach (var point in contact.Points) console.MarkupLineInterpolated($"   {point.Kind.ToString().ToLowerInvariant()} {point.Value}");
        foreach (var (field, value) in contact.Fields.Values) console.MarkupLineInterpolated($"   {field}: {value.AsText}");
        foreach (var (name, value) in contact.Origin?.Extra ?? new Dictionary<string, string>()) console.MarkupLineInterpolated($"   {name}: {value}");
        if (contact.Tags.Count > 0) console.MarkupLineInterpolated($"   tags: {string.Join(", ", contact.Tags)}");
        foreach (var merge in await desk.Crm.Contacts.MergesAsync(contact.Id, stop))
        {
            console.MarkupLineInterpolated($"   merge {merge.Id}{(merge.Stands ? "" : " (taken back)")}");
        }

        foreach (var entry in await desk.Crm.Timeline.OfAsync(contact.Id, stop))
        {
            console.MarkupLineInterpolated($"[grey]{entry.RecordedAt.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture)}[/] {entry.Kind} by {entry.Actor}");
        }

        return ExitCodes.Done;
    }
}
