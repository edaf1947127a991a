using System.Globalization;
using Spectre.Console;

namespace LeadDesk.Lines;

/// <summary>Precision, recall and F1 of probabilities, at one half and at the best threshold, for each kind of name.</summary>
internal sealed class NameScore : LineScore
{
    private readonly List<(string Kind, bool Same, double Probability)> _pairs = [];

    public override bool IsPerfect => true;

    public override void Add(long line, string[] values, string expected, string got)
    {
        var same = expected.Trim().ToLowerInvariant() is "true" or "1" or "yes" or "match" or "same";
        _pairs.Add((values[2].Trim(), same, double.Parse(got, CultureInfo.InvariantCulture)));
    }

    public override void Show(IAnsiConsole console)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("names").AddColumn("pairs").AddColumn("precision").AddColumn("recall").AddColumn("F1 at 0.5").AddColumn("best F1");
        Row(table, "all", _pairs);
        var kinds = _pairs.Where(p => p.Kind.Length > 0).GroupBy(p => p.Kind, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ToArray();
        if (kinds.Length > 1)
        {
            foreach (var kind in kinds) Row(table, kind.Key, [.. kind]);
        }

        console.Write(table);
    }

    private static void Row(Table table, string name, List<(string Kind, bool Same, double Probability)> pairs)
    {
        var (precision, recall, f1) = At(pairs, 0.5);
        var best = Enumerable.Range(1, 99).Select(i => (Threshold: i / 100.0, At(pairs, i / 100.0).F1)).MaxBy(x => x.F1);
        table.AddRow(
            Markup.Escape(name), pairs.Count.ToString(CultureInfo.InvariantCulture), Text(precision), Text(recall), Text(f1),
            string.Create(CultureInfo.InvariantCulture, $"{best.F1:0.000} at {best.Threshold:0.00}"));
    }

    private static (double Precision, double Recall, double F1) At(List<(string Kind, bool Same, double Probability)> pairs, double threshold)
    {
        int hit = pairs.Count(p => p.Same && p.Probability >= threshold), said = pairs.Count(p => p.Probability >= threshold), same = pairs.Count(p => p.Same);
        return (said == 0 ? 0 : (double)hit / said, same == 0 ? 0 : (double)hit / same, said + same == 0 ? 0 : 2.0 * hit / (said + same));
    }

    private static string Text(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
