using System.Globalization;
using Spectre.Console;

namespace LeadDesk.Lines;

/// <summary>How many lines came out as expected.</summary>
internal class LineScore
{
    private const int Shown = 20;

    private readonly List<(long Line, string Input, string Expected, string Got)> _wrong = [];

    protected long Lines { get; private set; }

    protected long Right { get; private set; }

    public virtual bool IsPerfect => Right == Lines;

    public virtual void Add(long line, string[] values, string expected, string got)
    {
        Lines++;
        if (string.Equals(expected, got, StringComparison.Ordinal)) Right++;
        else if (_wrong.Count < Shown) _wrong.Add((line, string.Join(" | ", values), expected, got));
    }

    public virtual void Show(IAnsiConsole console)
    {
        var share = Lines == 0 ? 0 : 100.0 * Right / Lines;
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{Right} of {Lines} as expected: [bold]{share:0.00} %[/]");
        if (_wrong.Count == 0) return;
        var table = new Table().Border(TableBorder.Simple).AddColumn("line").AddColumn("input").AddColumn("expected").AddColumn("got");
        foreach (var (line, input, expected, got) in _wrong) table.AddRow(line.ToString(CultureInfo.InvariantCulture), Markup.Escape(input), Markup.Escape(expected), Markup.Escape(got));
        console.Write(table);
    }
}
