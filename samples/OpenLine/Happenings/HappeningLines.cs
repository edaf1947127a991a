using System.Globalization;
using NodaTime;
using Spectre.Console;

namespace OpenLine;

/// <summary>Prints happenings, one line each.</summary>
internal sealed class HappeningLines(IAnsiConsole console, DateTimeZone zone)
{
    private LocalDate? _day;

    /// <summary>Prints one; before the first of another day the date.</summary>
    public void Write(Happening happening)
    {
        var day = happening.At.InZone(zone).Date;
        if (_day is { } before && before != day) console.MarkupLine($"[bold]{day.ToString("dddd d MMMM", CultureInfo.InvariantCulture)}[/]");
        _day = day;
        console.MarkupLine($"[grey]{Words.Clock(happening.At, zone, seconds: true)}[/] {Markup.Escape(happening.Who),-8} {Of(happening)}");
    }

    /// <summary>The words in their colour.</summary>
    public static string Of(Happening happening) => happening.Kind switch
    {
        HappeningKind.Given => $"[green]{Markup.Escape(happening.Text)}[/]",
        HappeningKind.Waits => $"[yellow]{Markup.Escape(happening.Text)}[/]",
        HappeningKind.Trouble => $"[red]{Markup.Escape(happening.Text)}[/]",
        HappeningKind.Closed => $"[grey]{Markup.Escape(happening.Text)}[/]",
        HappeningKind.Presence => $"[blue]{Markup.Escape(happening.Text)}[/]",
        _ => Markup.Escape(happening.Text),
    };
}
