using CrmCore.Testing;
using Spectre.Console;

namespace SalesDay;

/// <summary>What was sent in this run.</summary>
internal static class SentTable
{
    public static void Show(IAnsiConsole console, Desk desk, DaySetup setup, IReadOnlyList<ClientDeal> deals)
    {
        var sent = desk.Sent.Effects.OrderBy(s => s.At).ThenBy(s => s.Channel).ThenBy(s => s.Recipient, StringComparer.Ordinal).ToList();
        if (sent.Count == 0) return;
        DayReport.Heading(console, "What was sent (into the recorder)");
        var names = deals.ToDictionary(d => d.Deal.Id.ToString(), d => d.Name, StringComparer.Ordinal);
        var table = new Table().Border(TableBorder.Simple).AddColumn("at").AddColumn("what").AddColumn(new TableColumn("to").NoWrap()).AddColumn(new TableColumn("words").NoWrap());
        foreach (var one in sent) table.AddRow(Row(one, setup, names));
        console.Write(table);
    }

    public static string[] Row(Sent one, DaySetup setup, Dictionary<string, string> names) =>
    [
        Words.Moment(one.At, setup),
        $"[{ColorOf(one.Channel)}]{NameOf(one.Channel)}[/]",
        Markup.Escape(Words.Short(names.GetValueOrDefault(one.Recipient, one.Recipient).Replace("https://", "", StringComparison.Ordinal), 36)),
        Markup.Escape(Words.Short(WordsOf(one, names), 56)),
    ];

    // Deals without a title are called by their id in notices: here by their client.
    private static string WordsOf(Sent one, Dictionary<string, string> names)
    {
        if (one.Channel == SentChannel.Webhook) return "signed, the deal as JSON";
        if (one.Channel == SentChannel.Call) return $"rings {one.Text} first, then the client";
        var words = one.Subject ?? one.Text ?? "";
        return one.Deal is { } deal ? words.Replace(deal.ToString(), names.GetValueOrDefault(deal.ToString(), ""), StringComparison.Ordinal) : words;
    }

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
