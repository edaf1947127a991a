using System.Globalization;
using CrmCore;
using LeadDesk.Dedupe;
using Spectre.Console;

namespace LeadDesk.Desk;

/// <summary>Finds doubles among the contacts of the SQLite file, to be merged by hand.</summary>
internal static class DoublesCommand
{
    private const int Shown = 30;

    public static async Task<int> RunAsync(CommandLine line, IAnsiConsole console, CancellationToken stop)
    {
        await using var desk = await DeskFile.OpenAsync(line, mayBeNew: false, stop);
        line.MustBeUsedUp();
        var table = new MatchTable(new MatchSchema(new MatchColumn("name", MatchKind.FullName), new MatchColumn("phone", MatchKind.Phone), new MatchColumn("e-mail", MatchKind.Email), new MatchColumn("messenger", MatchKind.Messenger)));
        var contacts = new List<Contact>();
        await foreach (var contact in Contacts.AllAsync(desk.Crm, stop))
        {
            table.Add(contact.Name, Of(contact, ContactPointKind.Phone), Of(contact, ContactPointKind.Email), Of(contact, ContactPointKind.Messenger));
            contacts.Add(contact);
        }

        if (contacts.Count < 2) throw new DeskException("There are fewer than two contacts: nothing can be double.");
        var result = new Matcher(table).Run(cancellation: stop);
        foreach (var pair in result.Pairs.Take(Shown))
        {
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{pair.A + 1} and {pair.B + 1}[/] {Words.Probability(pair.Probability)} {contacts[pair.A].Name} / {contacts[pair.B].Name}");
            console.MarkupLineInterpolated($"   [grey]{Words.Why(result.Explain(pair.A, pair.B))}[/]");
        }

        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{result.Pairs.Count:#,0} pairs that may be one person. To make one of two: merge --db … {(result.Pairs.Count > 0 ? result.Pairs[0].A + 1 : 1)} {(result.Pairs.Count > 0 ? result.Pairs[0].B + 1 : 2)}");
        return ExitCodes.Done;
    }

    private static string Of(Contact contact, ContactPointKind kind) => string.Join("; ", contact.Points.Where(p => p.Kind == kind).Select(p => p.Value));
}
