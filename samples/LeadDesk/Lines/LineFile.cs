using System.Text;
using CrmCore;
using CrmCore.Csv;

namespace LeadDesk.Lines;

/// <summary>The lines of a file as columns: separated by tabs as they stand, or by commas with quotes.</summary>
internal static class LineFile
{
    /// <summary>Reads lines; an empty line in the middle is a row of one empty value.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<string>> ReadAsync(string path, Func<IReadOnlyList<string>, bool> isComma)
    {
        if (isComma(await FirstAsync(path)))
        {
            await using var table = InputFile.Open(path);
            await foreach (var row in new CsvTableReader().ReadAsync(table, new TableReadOptions { HasHeader = false, Delimiter = ',', EmptyRows = true })) yield return row.Values;
            yield break;
        }

        using var text = new StreamReader(InputFile.Open(path), new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true);
        while (await text.ReadLineAsync() is { } line) yield return line.Split('\t');
    }

    private static async Task<IReadOnlyList<string>> FirstAsync(string path)
    {
        using var text = new StreamReader(InputFile.Open(path));
        var line = await text.ReadLineAsync() ?? "";
        return line.Contains('\t', StringComparison.Ordinal) ? [] : line.Split(',');
    }
}
