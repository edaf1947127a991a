using System.Globalization;
using System.Runtime.CompilerServices;

namespace CrmCore.Csv;

/// <summary>Reads CSV, semicolon- and tab-separated text; forgiving to what spreadsheets and hand-made exports do to it.</summary>
/// <remarks>
/// One quote that is never closed does not swallow the rest of the file: the lines that it had taken in are read again one by one, and only the
/// broken ones carry an error. Rows without any value are passed over. Safe to share between threads.
/// </remarks>
public sealed class CsvTableReader : ITableReader
{
    /// <inheritdoc/>
    public IAsyncEnumerable<TableRow> ReadAsync(
        Stream stream, TableReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        options ??= new TableReadOptions();
        if (options.Delimiter is { } delimiter && (!char.IsAscii(delimiter) || delimiter is '"' or '\r' or '\n'))
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"A delimiter is one ASCII character other than a quote or a line break; '{delimiter}' is not."),
                nameof(options));
        }

        return Rows(stream, options, cancellationToken);
    }

    private static async IAsyncEnumerable<TableRow> Rows(
        Stream stream, TableReadOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var source = await TextSource.OpenAsync(stream, options.Encoding, cancellationToken).ConfigureAwait(false);
        await using var text = source.Stream.ConfigureAwait(false);
        using var records = RecordReader.Over(source, options);
        IReadOnlyList<string>? columns = options.HasHeader ? null : [];
        while (await records.NextAsync(cancellationToken).ConfigureAwait(false) is { } record)
        {
            foreach (var row in records.Untangle(record, columns))
            {
                if (columns is not null)
                {
                    yield return row;
                    continue;
                }

                columns = Header(row.Values);
                if (row.Error is not null)
                    yield return row with { Error = "The header is broken: " + row.Error };
            }
        }
    }

    private static string[] Header(IReadOnlyList<string> values)
    {
        var count = values.Count;
        while (count > 0 && string.IsNullOrWhiteSpace(values[count - 1]))
            count--;
        return [.. values.Take(count).Select(name => name.Trim())];
    }
}
