using System.Text;
using Spectre.Console;

namespace LeadDesk.Lines;

/// <summary>One line out for each line in.</summary>
internal static class LineCommand
{
    public static async Task<int> RunAsync(CommandLine line, LineKind kind, IAnsiConsole console, TextWriter output, CancellationToken stop)
    {
        var path = line.File();
        var target = line.One("--out");
        var check = line.Has("--check");
        line.MustBeUsedUp();
        var score = check ? kind.Score() : null;
        if (target is null)
        {
            await WriteAsync(path, kind, output, score, stop);
        }
        else
        {
            await using var file = new StreamWriter(InputFile.Create(target), new UTF8Encoding(false)) { NewLine = "\n" };
            await WriteAsync(path, kind, file, score, stop);
        }

        score?.Show(console);
        return score is null || score.IsPerfect ? ExitCodes.Done : ExitCodes.Problems;
    }

    private static async Task WriteAsync(string path, LineKind kind, TextWriter output, LineScore? score, CancellationToken stop)
    {
        int[]? places = null;
        var expected = -1;
        var number = 0L;
        await foreach (var row in LineFile.ReadAsync(path, kind.IsComma))
        {
            stop.ThrowIfCancellationRequested();
            number++;
            if (places is null)
            {
                var named = kind.IsHeader(row);
                places = [.. kind.Columns.Select((names, i) => named ? LineKind.Find(row, names) : i)];
                expected = named ? LineKind.Find(row, kind.Expected) : -1;
                if (score is not null && expected < 0) throw new DeskException($"--check needs a header with a column of expected values: {string.Join(", ", kind.Expected)}.");
                if (named) continue;
            }

            var values = Array.ConvertAll(places, place => place >= 0 && place < row.Count ? row[place] : "");
            var result = kind.Compute(values);
            await output.WriteAsync(result + "\n");
            if (expected >= 0 && expected < row.Count) score?.Add(number, values, row[expected].Trim(), result);
        }

        await output.FlushAsync(stop);
    }
}
