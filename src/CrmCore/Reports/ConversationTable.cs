using System.Globalization;
using System.Text;
using NodaTime;

namespace CrmCore;

/// <summary>Writes a report as a table.</summary>
internal static class ConversationTable
{
    private const int NameWidth = 24;
    private const int CellWidth = 9;

    private static readonly (string Head, Func<ConversationFigures, string> Cell)[] Columns =
    [
        ("opened", f => Number(f.Count)),
        ("answered", f => Number(f.Answered)),
        ("waiting", f => Number(f.Waiting)),
        ("never", f => Number(f.NeverAnswered)),
        ("marked", f => Number(f.Marked)),
        ("requeued", f => Number(f.Requeued)),
        ("median", f => Time(f.MedianToAnswer)),
        ("9 of 10", f => Time(f.NineOfTenToAnswer)),
        ("longest", f => Time(f.LongestWait)),
        ("rated", f => Number(f.Rated)),
        ("mean", f => f.MeanRating?.ToString("0.00", CultureInfo.InvariantCulture) ?? "-"),
    ];

    public static string Of(ConversationReport report)
    {
        var table = new StringBuilder();
        Line(table, "", Columns.Select(c => c.Head));
        Line(table, "all", Columns.Select(c => c.Cell(report.Total)));
        Block(table, "by line", report.ByLine);
        Block(table, "by channel", report.ByChannel);
        Block(table, "by employee", report.ByEmployee);
        return table.ToString();
    }

    private static void Block(StringBuilder table, string title, IReadOnlyList<ConversationFigures> rows)
    {
        if (rows.Count == 0) return;
        table.Append(title).Append('\n');
        foreach (var row in rows) Line(table, "  " + row.Name, Columns.Select(c => c.Cell(row)));
    }

    private static void Line(StringBuilder table, string name, IEnumerable<string> cells)
    {
        var start = table.Length;
        table.Append(name.Length > NameWidth ? name[..(NameWidth - 1)] + "…" : name.PadRight(NameWidth));
        foreach (var cell in cells) table.Append(' ').Append(cell.PadLeft(CellWidth));
        while (table.Length > start && table[^1] == ' ') table.Length--;
        table.Append('\n');
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    // 0:09, 12:34, 1:02:03, 3d 04:05.
    private static string Time(Duration? duration)
    {
        if (duration is not { } time) return "-";
        if (time.Days > 0) return string.Create(CultureInfo.InvariantCulture, $"{time.Days}d {time.Hours:00}:{time.Minutes:00}");
        return time.Hours > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{time.Hours}:{time.Minutes:00}:{time.Seconds:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{time.Minutes}:{time.Seconds:00}");
    }
}
