using CrmCore;
using Spectre.Console;

namespace SalesDay;

/// <summary>What the day would have been with another pipeline: the recorded day is decided anew in memory, and nothing is written.</summary>
internal static class DryRun
{
    public static async Task ShowAsync(IAnsiConsole console, Desk desk, DaySetup setup, DayFolder folder, string file, CancellationToken ct)
    {
        DayReport.Heading(console, "Dry run: the same day with " + Path.GetFileName(file));
        if (!File.Exists(file))
        {
            folder.Report(file, null, "There is no such file.", "Name the other pipeline's JSON file after --dry-run.");
            return;
        }

        if (PipelineFiles.Read(folder, Path.GetFullPath(file)) is not { } other) return;
        if (other.Id != setup.Pipeline.Id)
        {
            folder.Report(file, null, $"Its pipeline is called '{other.Id}': the day has no pipeline of that name.", $"Call it '{setup.Pipeline.Id}'.");
            return;
        }

        var report = await desk.Crm.DryRun.ReplayAsync(other, setup.Start, ct: ct);
        console.MarkupLine($"{Words.Count(report.Events, "event", "events")} decided anew, {Words.Count(report.Compared, "deal", "deals")} compared; {Words.Count(report.Deals.Count, "differs", "differ")}. [grey]Nothing was written.[/]");
        if (report.Deals.Count == 0) return;
        Stages(console, report, other);
        var names = (await Clients.AllAsync(desk.Crm, ct)).ToDictionary(d => d.Deal.Id, d => d.Contact?.Name ?? d.Deal.Title ?? "");
        foreach (var deal in report.Deals) Show(console, deal, names);
    }

    private static void Stages(IAnsiConsole console, DryRunReport report, PipelineDefinition other)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("stage").AddColumn(new TableColumn("as it was").RightAligned()).AddColumn(new TableColumn("as it would be").RightAligned());
        foreach (var stage in report.Stages)
        {
            var color = stage.Before == stage.After ? "grey" : stage.After > stage.Before ? "green" : "yellow";
            table.AddRow(Markup.Escape(other.Stages.FirstOrDefault(s => s.Id == stage.Stage)?.Name ?? stage.Stage), Words.Count(stage.Before), $"[{color}]{Words.Count(stage.After)}[/]");
        }

        console.Write(table);
    }

    private static void Show(IAnsiConsole console, DryRunDeal deal, Dictionary<DealId, string> names)
    {
        console.MarkupLine($"[bold]{Markup.Escape(deal.Deal is { } id ? names.GetValueOrDefault(id, "a deal") : "a new deal")}[/]");
        console.MarkupLine("  was         " + Markup.Escape(Way(deal.Before)));
        console.MarkupLine("  would be    [yellow]" + Markup.Escape(Way(deal.After)) + "[/]");
        if (deal.OnlyNow.Count > 0) console.MarkupLine("  only then   [green]" + Markup.Escape(string.Join(", ", deal.OnlyNow)) + "[/]");
        if (deal.NoLonger.Count > 0) console.MarkupLine("  no longer   [grey]" + Markup.Escape(string.Join(", ", deal.NoLonger)) + "[/]");
    }

    private static string Way(IReadOnlyList<string> stages) => stages.Count == 0 ? "not made" : string.Join(" → ", stages);
}
