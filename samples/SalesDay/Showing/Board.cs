using CrmCore;
using Spectre.Console;

namespace SalesDay;

/// <summary>The board: the deals by stage, with sums that the store keeps.</summary>
internal sealed class Board(IAnsiConsole console, Desk desk, DaySetup setup)
{
    public async Task ShowAsync(PipelineDefinition pipeline, IReadOnlyList<ClientDeal> deals, CancellationToken ct)
    {
        DayReport.Heading(console, "The board at " + Words.Clock(setup.End, setup.Zone));
        var names = (await desk.Crm.Settings.EmployeesAsync(ct)).ToDictionary(e => e.Id, e => e.Name, StringComparer.Ordinal);
        var table = new Table().Border(TableBorder.Simple).AddColumn("stage").AddColumn("client").AddColumn(new TableColumn("amount").RightAligned()).AddColumn("owner").AddColumn("since").AddColumn("about");
        foreach (var total in await desk.Crm.Pipelines.TotalsAsync(pipeline.Id, ct))
        {
            var color = ColorOf(pipeline, total.Stage);
            var here = deals.Where(d => d.Deal.Stage == total.Stage && d.Deal.Pipeline == pipeline.Id).OrderBy(d => d.Deal.EnteredAt).ToList();
            table.AddRow($"[{color} bold]{Markup.Escape(total.Name)}[/]", here.Count == 0 ? "[grey]·[/]" : $"[bold]{Words.Count((int)total.Deals, "deal", "deals")}[/]", $"[bold]{string.Join('\n', total.Sums.Select(Amounts.Show))}[/]", "", "", "");
            foreach (var one in here) table.AddRow(Cells(one.Deal, one.Name, names, color));
        }

        console.Write(table);
    }

    private string[] Cells(Deal deal, string client, Dictionary<string, string> names, string color) =>
    [
        $"[{color}]  │[/]",
        Markup.Escape(client),
        deal.Amount is { } amount ? Amounts.Show(amount) : "",
        Markup.Escape(deal.Owner is { } owner ? names.GetValueOrDefault(owner.Value, owner.Value) : "nobody"),
        Words.Moment(deal.EnteredAt, setup),
        Markup.Escape(Words.Short(deal.LossReason is { } reason ? reason : deal.Title, 36)),
    ];

    private static string ColorOf(PipelineDefinition pipeline, string stage) => stage switch
    {
        Outcomes.Won => "green",
        Outcomes.Lost => "red",
        _ => pipeline.Stages.FirstOrDefault(s => s.Id == stage)?.Color ?? "blue",
    };
}
