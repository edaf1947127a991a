using System.Globalization;
using CrmCore;
using Spectre.Console;

namespace LeadDesk.Desk;

/// <summary>Writes cards of the SQLite file to a CSV.</summary>
internal static class ExportCommand
{
    public static async Task<int> RunAsync(CommandLine line, IAnsiConsole console, CancellationToken stop)
    {
        if (line.Words.Count != 1) throw new DeskException("export needs the file to write: export --db crm.db contacts.csv");
        var cards = ImportCommand.CardsOf(line);
        var options = new TableWriteOptions
        {
            Delimiter = InputFile.Delimiter(line.One("--delimiter")) ?? ',',
            Encoding = InputFile.EncodingOf(line.One("--encoding")) ?? new TableWriteOptions().Encoding,
        };
        await using var desk = await DeskFile.OpenAsync(line, mayBeNew: false, stop);
        line.MustBeUsedUp();
        await using var file = InputFile.Create(line.Words[0]);
        var written = cards switch
        {
            ImportedCards.Contacts => await desk.Crm.Exports.ContactsAsync(file, options, ct: stop),
            ImportedCards.Leads => await desk.Crm.Exports.LeadsAsync(file, options: options, ct: stop),
            _ => await desk.Crm.Exports.DealsAsync(file, options, ct: stop),
        };
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{written:#,0} {cards.ToString().ToLowerInvariant()} in {line.Words[0]}");
        return ExitCodes.Done;
    }
}
