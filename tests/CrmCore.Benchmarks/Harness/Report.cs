using System.Globalization;

namespace CrmCore.Benchmarks;

/// <summary>Prints the figures as a table.</summary>
internal static class Report
{
    public static void Print(TextWriter output, string title, IReadOnlyList<BenchmarkRow> rows)
    {
        string[][] cells = [["figure", "value", "ratio", "target", "verdict"], .. rows.Select(Cells)];
        var widths = Enumerable.Range(0, 5).Select(column => cells.Max(row => row[column].Length)).ToArray();
        output.WriteLine();
        output.WriteLine(title);
        PrintLine(output, cells[0], widths);
        output.WriteLine(string.Join("  ", widths.Select(width => new string('-', width))));
        foreach (var row in cells.Skip(1)) PrintLine(output, row, widths);
        output.WriteLine();
    }

    public static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "pass",
        Verdict.Short => "SHORT",
        Verdict.Met => "met",
        Verdict.Missed => "missed",
        Verdict.None => "",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "unknown verdict"),
    };

    private static void PrintLine(TextWriter output, string[] cells, int[] widths) =>
        output.WriteLine($"{cells[0].PadRight(widths[0])}  {cells[1].PadLeft(widths[1])}  {cells[2].PadRight(widths[2])}  {cells[3].PadRight(widths[3])}  {cells[4]}".TrimEnd());

    private static string[] Cells(BenchmarkRow row) =>
    [
        row.Figure,
        $"{Number(row.Value)} {row.Unit}",
        row.Ratio is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{row.Ratio.Value:0.00} × {row.Ratio.Of}"),
        row.Gate?.ToString() ?? "",
        Word(row.Verdict),
    ];

    private static string Number(double value) => value.ToString(
        Math.Abs(value) switch { >= 100 => "N0", >= 10 => "N1", _ => "N2" }, CultureInfo.InvariantCulture);
}
