using System.Globalization;
using CrmCore;
using CrmCore.Csv;

namespace LeadDesk.Dedupe;

/// <summary>Writes what was found: the doubles, the list for review, the clean file, the cluster numbers.</summary>
internal sealed class ResultFiles(Leads leads, MatchResult result, Groups groups)
{
    private readonly CsvTableWriter _writer = new();

    /// <summary>One cluster number for each row of data, in the order of the file.</summary>
    public async Task WriteClustersAsync(string path, CancellationToken stop)
    {
        await using var text = new StreamWriter(InputFile.Create(path)) { NewLine = "\n" };
        foreach (var cluster in result.Clusters)
        {
            stop.ThrowIfCancellationRequested();
            await text.WriteLineAsync(cluster.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>The three files for people.</summary>
    public async Task WriteAsync(string folder, CancellationToken stop)
    {
        await WriteDoublesAsync(Path.Combine(folder, "doubles.csv"), stop);
        await WriteReviewAsync(Path.Combine(folder, "review.csv"), stop);
        await WriteCleanAsync(Path.Combine(folder, "clean.csv"), stop);
    }

    private async Task WriteDoublesAsync(string path, CancellationToken stop)
    {
        await using var file = InputFile.Create(path);
        await using var table = _writer.Open(file);
        await table.WriteAsync(["group", "probability", "why", .. Place(), .. Names()], stop);
        for (var i = 0; i < groups.Merged.Count; i++)
        {
            var group = groups.Merged[i];
            foreach (var row in group)
            {
                var why = groups.Why(row, group);
                await table.WriteAsync([Text(i + 1), Words.Probability(why.Probability), Words.Why(why), .. Place(row), .. leads.Rows[row]], stop);
            }
        }
    }

    private async Task WriteReviewAsync(string path, CancellationToken stop)
    {
        await using var file = InputFile.Create(path);
        await using var table = _writer.Open(file);
        await table.WriteAsync(["pair", "probability", "why", .. Place(), .. Names()], stop);
        for (var i = 0; i < groups.Review.Count; i++)
        {
            var pair = groups.Review[i];
            var why = result.Explain(pair.A, pair.B);
            await table.WriteAsync([Text(i + 1), Words.Probability(why.Probability), Words.Why(why), .. Place(pair.A), .. leads.Rows[pair.A]], stop);
            await table.WriteAsync([Text(i + 1), "", "", .. Place(pair.B), .. leads.Rows[pair.B]], stop);
        }
    }

    private async Task WriteCleanAsync(string path, CancellationToken stop)
    {
        var groupOf = new Dictionary<int, int[]>();
        var merged = new HashSet<int>();
        foreach (var group in groups.Merged)
        {
            groupOf[group[0]] = group;
            merged.UnionWith(group);
        }

        await using var file = InputFile.Create(path);
        await using var table = _writer.Open(file);
        await table.WriteAsync([.. Names(), "merged lines"], stop);
        for (var row = 0; row < leads.Rows.Count; row++)
        {
            if (groupOf.TryGetValue(row, out var group))
            {
                var lines = string.Join(' ', group.Select(r => string.Join(':', Place(r))));
                await table.WriteAsync([.. Survivor.Of([.. group.Select(r => leads.Rows[r])], leads.File.Columns.Columns), lines], stop);
            }
            else if (!merged.Contains(row))
            {
                await table.WriteAsync([.. leads.Rows[row], ""], stop);
            }
        }
    }

    private IEnumerable<string> Names() => leads.File.Columns.Columns.Select(c => leads.File.NameOf(c.Index));

    private bool HasTwo => leads.Sources.Count > 0 && leads.Sources[^1] > 0;

    private string[] Place() => HasTwo ? ["file", "line"] : ["line"];

    private string[] Place(int row) =>
        HasTwo ? [Text(leads.Sources[row] + 1), Text(leads.Rows.LineOf(row))] : [Text(leads.Rows.LineOf(row))];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
