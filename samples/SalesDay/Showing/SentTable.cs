using CrmCore;
using CrmCore.Testing;
using Spectre.Console;

namespace SalesDay;

/// <summary>What was sent in this run.</summary>
internal static class SentTable
{
    public static Task ShowAsync(IAnsiConsole console, Desk desk, DaySetup setup, IReadOnlyList<(Deal Deal, Contact? Contact)> deals)
    {
        var sent = desk.Sent.Effects;
        if (sent.Count == 0) return Task.CompletedTask;
        DayReport.Heading(console, "What was sent (into the recorder)");
        var names = deals.ToDictionary(d => d.Deal.Id, d => d.Contact?.Name ?? d.Deal.Title ?? "");
        var table = new Table().Border(TableBorder.Simple).AddColumn("at").AddColumn("what").AddColumn("to").AddColumn("for").AddColumn("words");
        foreach (var one in sent) table.AddRow(Row(one, setup, names));
        console.Write(table);
        return Task.CompletedTask;
    }

    public static string[] Row(Sent one, DaySetup setup, Dictionary<DealId, string> names) =>
    [
        Words.Moment(one.At, setup),
        $"[{ColorOf(one.Channel)}]{NameOf(one.Channel)}[/]",
        Markup.Escape(Words.Short(one.Recipient, 34)),
        Markup.Escape(one.Deal is { } deal ? names.GetValueOrDefault(deal, "") : ""),
        Markup.Escape(Words.Short(one.Channel == SentChannel.Webhook ? "" : one.Subject ?? one.Text, 44)),
    ];

    private static string NameOf(SentChannel channel) => channel switch
    {
        SentChannel.Mail => "letter",
        SentChannel.Call => "ring back",
        SentChannel.PaymentLink => "payment link",
        SentChannel.Notification => "notice",
        _ => channel.ToString().ToLowerInvariant(),
    };

    private static string ColorOf(SentChannel channel) => channel switch
    {
        SentChannel.Mail or SentChannel.Message => "green",
        SentChannel.Notification => "yellow",
        _ => "blue",
    };
}
