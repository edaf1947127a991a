using CrmCore;
using Spectre.Console;

namespace SalesDay;

/// <summary>The funnel: how many deals came at least that far.</summary>
internal static class Funnel
{
    public static async Task ShowAsync(IAnsiConsole console, Crm crm, PipelineDefinition pipeline, IReadOnlyList<ClientDeal> deals, CancellationToken ct)
    {
        DayReport.Heading(console, "How far they came");
        var stages = pipeline.Stages.Select(s => s.Id).Append(Outcomes.Won).ToList();
        var reached = new int[stages.Count];
        foreach (var (deal, _) in deals)
        {
            var furthest = stages.IndexOf(deal.Stage);
            foreach (var entry in await crm.Timeline.OfAsync(deal.Id, ct)) furthest = Math.Max(furthest, Change.Of(entry).StagesSeen.Select(s => stages.IndexOf(s)).DefaultIfEmpty(-1).Max());
            for (var i = 0; i <= furthest; i++) reached[i]++;
        }

        var chart = new BarChart().Width(Math.Min(90, console.Profile.Width - 2));
        for (var i = 0; i < stages.Count; i++)
        {
            var stage = pipeline.Stages.FirstOrDefault(s => s.Id == stages[i]);
            var color = stage?.Color is { } hex ? Style.Parse(hex).Foreground : Color.Green;
            chart.AddItem(Markup.Escape(stage?.Name ?? stage?.Id ?? "Won"), reached[i], color);
        }

        console.Write(chart);
    }
}
