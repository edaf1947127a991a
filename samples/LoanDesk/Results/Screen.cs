using System.Globalization;
using LoanDesk.Desk;
using LoanDesk.Log;
using Spectre.Console;

namespace LoanDesk.Results;

/// <summary>Shows the end of a run in the terminal.</summary>
internal static class Screen
{
    private const int FunnelRows = 9;

    /// <summary>Shows what it cost.</summary>
    public static void Speed(IAnsiConsole console, Speed speed, long bytes)
    {
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture,
            $"Replayed [bold]{speed.Events:N0}[/] events in [bold]{speed.Elapsed.TotalSeconds:N1} s[/]: [bold]{speed.PerSecond:N0} events/s[/], durable and decided");
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture,
            $"Processor time {speed.Processor.TotalSeconds:N1} s ({speed.Processor.TotalMicroseconds / Math.Max(speed.Events, 1):N0} µs an event); {speed.Commands:N0} tags by hand besides; the file has {bytes / 1e6:N0} MB");
    }

    /// <summary>Shows the funnel and says whether it is right.</summary>
    /// <returns>Whether every count is equal.</returns>
    public static bool Result(IAnsiConsole console, EventLog log, Funnel funnel)
    {
        var checks = Check.All(log, funnel);
        console.WriteLine();
        var chart = new BarChart().Width(Math.Min(console.Profile.Width, 100)).Label("[bold]Applications that reached each stage, and how they ended[/]").LeftAlignLabel();
        chart.Culture = CultureInfo.InvariantCulture;
        foreach (var check in checks.Take(FunnelRows)) chart.AddItem(check.Name, check.Counted, ColorOf(check.Name));
        console.Write(chart);
        console.WriteLine();
        console.Write(TableOf(checks));
        var wrong = checks.Where(c => !c.IsRight).ToArray();
        if (wrong.Length == 0)
        {
            var published = checks.Any(c => c.Published is not null) ? "the log and with its published counts" : "the log";
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[green]Every count agrees with {published}, to the unit: {funnel.Deals:N0} deals, {funnel.Won:N0} won, {funnel.Lost(LoanPipeline.Declined):N0} + {funnel.Lost(LoanPipeline.Cancelled):N0} lost, {funnel.Open:N0} open.[/]");
            return true;
        }

        foreach (var check in wrong) console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{check.Name}: {check.Counted:N0} in the file, {check.Published ?? check.Expected:N0} expected.[/]");
        return false;
    }

    private static Table TableOf(IReadOnlyList<Check> checks)
    {
        var table = new Table().RoundedBorder().AddColumn(new TableColumn("Event").NoWrap()).AddColumn(new TableColumn("In CRM words").NoWrap());
        foreach (var title in new[] { "File", "Log", "Published" }) table.AddColumn(new TableColumn(title).RightAligned());
        table.AddColumn("");
        foreach (var check in checks)
        {
            table.AddRow(
                Markup.Escape(check.Name), WordsOf(check.Name), Number(check.Counted), Number(check.Expected), check.Published is { } published ? Number(published) : "",
                check.IsRight ? "[green]equal[/]" : "[red]wrong[/]");
        }

        return table;
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string WordsOf(string name) => name switch
    {
        "A_ACTIVATED" => "won",
        "A_DECLINED" => "lost: " + LoanPipeline.Declined,
        "A_CANCELLED" => "lost: " + LoanPipeline.Cancelled,
        "open" => "on a stage yet",
        "O_SENT" => "letter out",
        "O_SENT_BACK" => "letter in",
        "W_Nabellen …" => "outgoing call",
        _ when LoanPipeline.Tags.TryGetValue(name, out var tag) => "tag: " + tag,
        _ => "stage",
    };

    private static Color ColorOf(string name) => name switch
    {
        "A_ACTIVATED" => Color.Green,
        "A_DECLINED" or "A_CANCELLED" => Color.Red,
        "open" => Color.Yellow,
        _ => Color.Blue,
    };
}
