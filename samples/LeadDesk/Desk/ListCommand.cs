using System.Globalization;
using Spectre.Console;

namespace LeadDesk.Desk;

/// <summary>Shows the contacts, numbered.</summary>
internal static class ListCommand
{
    private const int Shown = 200;

    public static async Task<int> RunAsync(CommandLine line, IAnsiConsole console, CancellationToken stop)
    {
        await using var desk = await DeskFile.OpenAsync(line, mayBeNew: false, stop);
        line.MustBeUsedUp();
        var table = new Table().Border(TableBorder.Simple).AddColumn("no.").AddColumn("name").AddColumn("phones and addresses").AddColumn("tags");
        var count = 0;
        await foreach (var contact in Contacts.AllAsync(desk.Crm, stop))
        {
            if (++count > Shown) continue;
            table.AddRow(
                count.ToString(CultureInfo.InvariantCulture), Markup.Escape(contact.Name), Markup.Escape(Contacts.PointsOf(contact)), Markup.Escape(string.Join(", ", contact.Tags)));
        }

        console.Write(table);
        var rest = count > Shown ? string.Create(CultureInfo.InvariantCulture, $"; the first {Shown} are shown, all of them: export") : "";
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{count:#,0} contacts{rest}");
        return ExitCodes.Done;
    }
}
