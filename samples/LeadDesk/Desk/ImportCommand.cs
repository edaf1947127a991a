using System.Globalization;
using CrmCore;
using LeadDesk.Screen;
using Spectre.Console;

namespace LeadDesk.Desk;

/// <summary>Imports a table into the SQLite file.</summary>
internal static class ImportCommand
{
    public static async Task<int> RunAsync(CommandLine line, IAnsiConsole console, CancellationToken stop)
    {
        var path = line.File();
        var plan = Plan(line);
        var rules = line.Has("--rules") ? RulesFire.Yes : RulesFire.No;
        var preview = line.Has("--preview");
        var rejected = line.One("--rejected") ?? path + ".rejected.csv";
        await using var desk = await DeskFile.OpenAsync(line, mayBeNew: true, stop, onTrial: preview);
        line.MustBeUsedUp();
        if (preview) return await PreviewAsync(desk, path, plan, console, stop);

        // The file's name and date: the same file again goes on where it stopped, a changed one is another import.
        var id = string.Create(CultureInfo.InvariantCulture, $"{Shortened(Path.GetFileName(path))}:{File.GetLastWriteTimeUtc(path):yyyyMMddHHmmss}");
        var report = await RunAsync(desk, id, path, plan, rules, rejected, console, stop);
        ShowColumns(console, report.Columns);
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture, $"{report.Rows:#,0} rows: [bold]{report.New:#,0} new[/], {report.Known:#,0} of people who are known, {report.Rejected:#,0} rejected.");
        if (report.FirstRejected.Count == 0) return report.Rejected == 0 ? ExitCodes.Done : ExitCodes.Problems;
        foreach (var row in report.FirstRejected.Take(10)) console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[yellow]line {row.Line}:[/] {row.Reason}");
        console.MarkupLineInterpolated($"All rejected rows, with the reason beside each: {rejected}");
        return ExitCodes.Problems;
    }

    public static ImportPlan Plan(CommandLine line) => new()
    {
        Cards = CardsOf(line),
        Known = line.One("--known") switch
        {
            null or "merge" => KnownPolicy.Merge,
            "skip" => KnownPolicy.Skip,
            "note" => KnownPolicy.Note,
            var other => throw new DeskException($"--known needs merge, skip or note, not '{other}'."),
        },
        Mapping = line.Pairs("--map"),
        Currency = line.One("--currency"),
        Table = new TableReadOptions { Delimiter = InputFile.Delimiter(line.One("--delimiter")), Encoding = InputFile.EncodingOf(line.One("--encoding")) },
    };

    /// <summary>What --as says.</summary>
    public static ImportedCards CardsOf(CommandLine line) => line.One("--as") switch
    {
        null or "contacts" => ImportedCards.Contacts,
        "leads" => ImportedCards.Leads,
        "deals" => ImportedCards.Deals,
        var other => throw new DeskException($"--as needs contacts, leads or deals, not '{other}'."),
    };

    private static async Task<ImportReport> RunAsync(
        DeskFile desk, string id, string path, ImportPlan plan, RulesFire rules, string rejected, IAnsiConsole console, CancellationToken stop)
    {
        await using var table = InputFile.Open(path);
        var isNew = !File.Exists(rejected);
        await using var refused = new FileStream(rejected, FileMode.OpenOrCreate);
        if (await desk.Crm.Imports.FindAsync(id, stop) is null) refused.SetLength(0);
        var report = await ProgressBar.RunAsync(
            console,
            async told => await desk.Crm.Imports.RunAsync(id, table, plan, rules, refused, progress: new Listener(told), ct: stop));
        if (refused.Length > 0) return report;
        await refused.DisposeAsync();
        if (isNew) File.Delete(rejected);
        return report;
    }

    private static async Task<int> PreviewAsync(DeskFile desk, string path, ImportPlan plan, IAnsiConsole console, CancellationToken stop)
    {
        await using var table = InputFile.Open(path);
        var preview = await desk.Crm.Imports.PreviewAsync(table, plan, 100, stop);
        ShowColumns(console, preview.Columns);
        var rows = new Table().Border(TableBorder.Simple).AddColumn("line").AddColumn("would be").AddColumn("name").AddColumn("phones and addresses").AddColumn("else");
        foreach (var row in preview.Rows.Take(20))
        {
            var verdict = row.Verdict == ImportVerdict.New ? "new" : $"{row.Verdict.ToString().ToLowerInvariant()}: {row.Reason}";
            rows.AddRow(
                row.Line.ToString(CultureInfo.InvariantCulture), Markup.Escape(verdict), Markup.Escape(row.Name ?? ""),
                Markup.Escape(string.Join(", ", row.Points.Select(p => p.Value))), Markup.Escape(string.Join(", ", row.Values.Select(v => v.Key + ": " + v.Value))));
        }

        console.Write(rows);
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"Of the first {preview.Rows.Count} rows {preview.New} are new, {preview.Known} known, {preview.Rejected} would be rejected; with --rules they would plan {preview.PlannedActions} actions. Nothing was touched.");
        return ExitCodes.Done;
    }

    private static void ShowColumns(IAnsiConsole console, IReadOnlyList<RecognizedColumn> columns)
    {
        if (columns.Count == 0) return;
        var table = new Table().Border(TableBorder.Simple).AddColumn("column").AddColumn("holds").AddColumn("because");
        foreach (var column in columns)
        {
            var name = column.Header.Length > 0 ? column.Header : string.Create(CultureInfo.InvariantCulture, $"column {column.Index + 1}");
            table.AddRow(Markup.Escape(name), Markup.Escape(column.Field ?? column.Meaning.ToString()), Markup.Escape(column.Reason));
        }

        console.Write(table);
    }

    private static string Shortened(string name) => name.Length <= 48 ? name : name[^48..];

    private sealed class Listener(Action<string, double> told) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => told(
            string.Create(CultureInfo.InvariantCulture, $"{value.Rows:#,0} rows"), value.TotalBytes is > 0 and var all ? (double)value.Bytes / all : 0);
    }
}
