using System.Globalization;
using CrmCore;
using CrmCore.Csv;

namespace LeadDesk.Dedupe;

/// <summary>One file on its way into the matcher: its first rows tell the columns, then all rows are given.</summary>
internal sealed class LeadFile : IAsyncDisposable
{
    private const int Sample = 2000;

    private readonly FileStream _stream;
    private readonly IAsyncEnumerator<TableRow> _rows;
    private readonly List<TableRow> _head = [];

    private LeadFile(FileStream stream, IAsyncEnumerator<TableRow> rows)
    {
        _stream = stream;
        _rows = rows;
    }

    public IReadOnlyList<string> Header { get; private set; } = [];

    public bool HasHeader { get; private set; }

    public LeadColumns Columns { get; private set; } = null!;

    /// <summary>How many rows were broken.</summary>
    public long Broken { get; private set; }

    public double Done => _stream.Length == 0 ? 1 : (double)_stream.Position / _stream.Length;

    public static async Task<LeadFile> OpenAsync(string path, DedupeOptions options, CancellationToken stop, bool isSecond = false)
    {
        var stream = InputFile.Open(path);
        var file = new LeadFile(stream, new CsvTableReader().ReadAsync(stream, options.Table, stop).GetAsyncEnumerator(stop));
        await file.LookAsync(path, options, isSecond);
        return file;
    }

    /// <summary>The rows of data, broken ones too: their values are a best guess.</summary>
    public async IAsyncEnumerable<TableRow> RowsAsync()
    {
        foreach (var row in _head) yield return Counted(row);
        while (await _rows.MoveNextAsync()) yield return Counted(_rows.Current);
    }

    public string NameOf(int column) => Header.Count > column && Header[column].Length > 0 ? Header[column] : string.Create(CultureInfo.InvariantCulture, $"column {column + 1}");

    public async ValueTask DisposeAsync()
    {
        await _rows.DisposeAsync();
        await _stream.DisposeAsync();
    }

    private TableRow Counted(TableRow row)
    {
        if (row.Error is not null || row.Values.Count != Columns.Columns.Count) Broken++;
        return row;
    }

    private async Task LookAsync(string path, DedupeOptions options, bool isSecond)
    {
        while (_head.Count <= Sample && await _rows.MoveNextAsync()) _head.Add(_rows.Current);
        if (_head.Count == 0) throw new DeskException($"'{path}' is empty: there is nothing to compare.");
        var rest = _head.Skip(1).Where(row => row.Error is null).Select(row => row.Values).ToList();
        HasHeader = options.Header ?? ColumnRecognizer.IsHeader(_head[0].Values, rest);
        if (HasHeader)
        {
            Header = [.. _head[0].Values.Select(name => name.Trim())];
            _head.RemoveAt(0);
        }

        Columns = LeadColumns.Of(Header, [.. _head.Where(row => row.Error is null).Select(row => row.Values)], options, isSecond);
    }
}
