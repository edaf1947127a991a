using Spectre.Console;

namespace SalesDay;

/// <summary>All that is shown when the day is over.</summary>
internal sealed class DayReport(IAnsiConsole console, Desk desk, DaySetup setup, DayFolder folder)
{
    public async Task ShowAsync(Totals totals, RunOptions options, CancellationToken ct)
    {
        Intake.Show(console, totals);
        var deals = await Clients.AllAsync(desk.Crm, ct);
        var pipeline = (await desk.Crm.Pipelines.FindAsync(setup.Pipeline.Id, ct))!.Definition;
        await new Board(console, desk, setup).ShowAsync(pipeline, deals, ct);
        await Funnel.ShowAsync(console, desk.Crm, pipeline, deals, ct);
        await ShowStoryAsync(options.Explain, ct);
        SentTable.Show(console, desk, setup, deals);
        await TaskTable.ShowAsync(console, desk.Crm, setup, deals, ct);
        await WaitingTable.ShowAsync(console, desk.Crm, setup, deals, ct);
        await Inbox.ShowAsync(console, desk.Crm, setup, ct);
    }

    public static void Heading(IAnsiConsole console, string text)
    {
        console.WriteLine();
        console.Write(new Rule($"[bold]{Markup.Escape(text)}[/]").LeftJustified().RuleStyle("grey"));
    }

    private async Task ShowStoryAsync(string? asked, CancellationToken ct)
    {
        if ((asked ?? setup.Plan.Story) is not { } word) return;
        if (await Clients.FindAsync(desk.Crm, word, ct) is { } deal) await new Story(console, desk.Crm, setup).ShowAsync(deal, ct);
        else folder.Report(asked is null ? "people.json" : "--explain", null, $"No deal is known by '{word}'.", "Give a client's name, phone or address, or a deal's id.");
    }
}
