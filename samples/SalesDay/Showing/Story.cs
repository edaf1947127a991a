using CrmCore;
using Spectre.Console;

namespace SalesDay;

/// <summary>The timeline of one deal in words.</summary>
internal sealed class Story(IAnsiConsole console, Crm crm, DaySetup setup)
{
    public async Task ShowAsync(Deal deal, CancellationToken ct)
    {
        var contact = deal.Contact is { } id ? await crm.Contacts.GetAsync(id, ct) : null;
        DayReport.Heading(console, $"The story of {new ClientDeal(deal, contact).Name}");
        if (contact is not null) console.MarkupLine("[grey]" + Markup.Escape(string.Join("   ", contact.Points.Select(p => $"{p.Kind.ToString().ToLowerInvariant()} {p.Value}"))) + "[/]");
        var table = new Table().Border(TableBorder.Simple).AddColumn("at").AddColumn("what").AddColumn("because").AddColumn("who");
        foreach (var entry in await crm.Timeline.OfAsync(deal.Id, ct))
        {
            var line = StoryLine.Of(entry);
            table.AddRow(Words.Moment(entry.At, setup), $"[{line.Color}]{Markup.Escape(line.What)}[/]", Markup.Escape(line.Why), $"[grey]{Markup.Escape(Who(entry.Actor))}[/]");
        }

        console.Write(table);
        console.MarkupLine($"[grey]deal {deal.Id}[/]");
    }

    private static string Who(Actor actor) => actor.Kind switch
    {
        ActorKind.Person => actor.Employee?.Value ?? "somebody",
        ActorKind.Automation => "the pipeline",
        _ => "the desk",
    };
}
