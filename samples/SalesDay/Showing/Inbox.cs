using CrmCore;
using Spectre.Console;

namespace SalesDay;

/// <summary>The inbox: requests that nobody has looked at yet.</summary>
internal static class Inbox
{
    public static async Task ShowAsync(IAnsiConsole console, Crm crm, DaySetup setup, CancellationToken ct)
    {
        var leads = (await crm.Leads.ListAsync(LeadState.New, ct: ct)).Items;
        if (leads.Count == 0) return;
        DayReport.Heading(console, "In the inbox");
        foreach (var lead in leads)
        {
            var who = lead.Name ?? lead.Points.Select(p => p.Value).FirstOrDefault() ?? "somebody";
            console.MarkupLine($"{Words.Moment(lead.CreatedAt, setup)}  [bold]{Markup.Escape(who)}[/] [grey]({Markup.Escape(lead.Source)})[/]  {Markup.Escape(Words.Short(lead.Text, 70))}");
        }
    }
}
