using System.Globalization;
using System.Text;
using CsvHelper;

namespace CrmCore.Csv;

/// <summary>Records of a delimited text, each with what the parser found wrong in it.</summary>
internal sealed class RecordReader : IDisposable
{
    /// <summary>The longest record in bytes: a guard against a quote opened at the start of a huge file.</summary>
    private const int LongestRecord = 64 * 1024 * 1024;

    private readonly CsvReader _reader;
    private readonly bool _marksLostBytes;
    private readonly bool _emptyRows;
    private CsvMalformedRecord? _malformed;
    private bool _ended;

    private RecordReader(Func<CsvReaderOptions, CsvReader> open, char? separator, bool lineBreaks, bool marksLostBytes, bool emptyRows)
    {
        _marksLostBytes = marksLostBytes;
        _emptyRows = emptyRows;
        _reader = open(new CsvReaderOptions
        {
            Separator = separator,
            HasHeader = false,
            AllowLineBreaksInQuotes = lineBreaks,
            MaxRecordSize = LongestRecord,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Recover,
            OnMalformedRecord = malformed => _malformed = malformed,
        });
    }

    public char Separator => _reader.Separator;

    public static RecordReader Over(TextSource source, TableReadOptions table) => new(
        options => CsvReader.Create(source.Stream, options with { Encoding = source.Encoding }, leaveOpen: true),
        table.Delimiter,
        lineBreaks: true,
        marksLostBytes: source.Encoding is UTF8Encoding,
        table.EmptyRows);

    /// <summary>Makes rows of the current record: one, or, when its quoting is broken, one for each line that the broken quote had taken in.</summary>
    public IEnumerable<TableRow> Untangle(Record record, IReadOnlyList<string>? columns)
    {
        var row = Row(record, columns);
        if (row is null)
            yield break;
        if (row.Error is null || !record.BadQuotes || !row.Raw.AsSpan().ContainsAny('\r', '\n'))
        {
            yield return row;
            yield break;
        }

        using var lines = new RecordReader(
            options => CsvReader.Create(new StringReader(row.Raw!), options), Separator, lineBreaks: false, marksLostBytes: false, _emptyRows);
        while (lines.Next() is { } line)
        {
            if (lines.Row(line with { LineNumber = record.LineNumber + line.LineNumber - 1 }, columns) is { } untangled)
                yield return untangled;
        }
    }

    public async ValueTask<Record?> NextAsync(CancellationToken cancellationToken)
    {
        if (_ended)
            return null;
        _malformed = null;
        try
        {
            return await _reader.ReadAsync(cancellationToken).ConfigureAwait(false) ? Current() : null;
        }
        catch (CsvFormatException problem)
        {
            return TooLong(problem);
        }
    }

    public void Dispose() => _reader.Dispose();

    private static string? Mismatch(IReadOnlyList<string> values, IReadOnlyList<string>? columns)
    {
        if (columns is null or [] || values.Count == columns.Count)
            return null;

        // Spreadsheets write empty cells beyond the last column.
        if (values.Count > columns.Count && values.Skip(columns.Count).All(string.IsNullOrWhiteSpace))
            return null;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The row has {values.Count} values and the header {columns.Count} columns: a delimiter or a quote is missing or too many.");
    }

    private static string? Problem(CsvMalformedReason? reason) => reason switch
    {
        // A quote amid unquoted text (27" monitor) is text.
        null or CsvMalformedReason.StrayQuote => null,
        CsvMalformedReason.TextAfterClosingQuote => "Text follows a closing quote: a quote inside a quoted value must be doubled.",
        CsvMalformedReason.UnterminatedQuote or CsvMalformedReason.LineBreakInQuotes => "A quote is opened and never closed.",
        _ => "The quoting is broken.",
    };

    private TableRow? Row(Record record, IReadOnlyList<string>? columns)
    {
        if (!_emptyRows && record.Problem is null && record.Values.All(string.IsNullOrWhiteSpace))
            return null;
        var error = record.Problem ?? Mismatch(record.Values, columns);
        return new TableRow
        {
            LineNumber = record.LineNumber,
            Values = record.Values,
            Columns = columns ?? [],
            Error = error,
            Raw = error is null ? null : Encoding.UTF8.GetString(_reader.RawRecord),
        };
    }

    private Record? Next()
    {
        _malformed = null;
        return _reader.Read() ? Current() : null;
    }

    private Record Current()
    {
        var values = new string[_reader.FieldCount];
        for (var index = 0; index < values.Length; index++)
            values[index] = _reader.GetString(index);
        var problem = Problem(_malformed?.Reason);
        if (problem is null && _marksLostBytes && values.Any(value => value.Contains('\uFFFD', StringComparison.Ordinal)))
            problem = "Some bytes are not valid UTF-8: the file mixes encodings, or its encoding must be said.";
        return new Record(_reader.LineNumber, values, problem, BadQuotes: _malformed is not null);
    }

    private Record TooLong(CsvFormatException problem)
    {
        _ended = true;
        return new Record(
            problem.LineNumber,
            [],
            string.Create(CultureInfo.InvariantCulture, $"A record longer than {LongestRecord} bytes starts here, as a rule by a quote that is never closed; nothing after it was read."),
            BadQuotes: false);
    }

    internal sealed record Record(long LineNumber, IReadOnlyList<string> Values, string? Problem, bool BadQuotes);
}
