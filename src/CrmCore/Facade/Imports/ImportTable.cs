using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore;

/// <summary>A table on its way in: its first rows are looked at to know the columns, then all are given, one at a time.</summary>
internal sealed class ImportTable : IAsyncDisposable
{
    /// <summary>How many rows are looked at to know the columns.</summary>
    private const int Sample = 500;

    private readonly IAsyncEnumerator<TableRow> _rows;
    private readonly List<TableRow> _head = [];
    private readonly Stream _stream;
    private readonly long _start;

    private ImportTable(IAsyncEnumerator<TableRow> rows, Stream stream)
    {
        _rows = rows;
        _stream = stream;
        _start = stream.CanSeek ? stream.Position : 0;
    }

    public IReadOnlyList<string> Header { get; private set; } = [];

    public bool HasHeader { get; private set; }

    public IReadOnlyList<RecognizedColumn> Columns { get; private set; } = [];

    public IReadOnlyList<IReadOnlyList<string>> FirstRows { get; private set; } = [];

    /// <summary>The hash of the first rows: which file it is.</summary>
    public string Fingerprint { get; private set; } = "";

    public long BytesRead => _stream.CanSeek ? _stream.Position - _start : 0;

    public long? BytesInAll => _stream.CanSeek ? _stream.Length - _start : null;

    public static async ValueTask<ImportTable> OpenAsync(Crm crm, AccountModel model, Stream stream, ImportPlan plan, CancellationToken ct)
    {
        var reader = crm.Engine.Services.GetService<ITableReader>()
            ?? throw new InvalidOperationException("Nothing reads tables. Call AddCsv() of CrmCore.Csv, or register an ITableReader.");
        var table = new ImportTable(reader.ReadAsync(stream, plan.Table with { HasHeader = false }, ct).GetAsyncEnumerator(ct), stream);
        try
        {
            await table.LookAsync(model, plan).ConfigureAwait(false);
            return table;
        }
        catch
        {
            await table.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The rows after the header.</summary>
    /// <exception cref="CrmException">The stream failed; the message says after which line.</exception>
    public async IAsyncEnumerable<TableRow> RowsAsync()
    {
        var line = 0L;
        foreach (var row in _head)
        {
            line = row.LineNumber;
            yield return row;
        }

        while (await NextAsync(line).ConfigureAwait(false) is { } row)
        {
            line = row.LineNumber;
            yield return row;
        }
    }

    public ValueTask DisposeAsync() => _rows.DisposeAsync();

    private async ValueTask LookAsync(AccountModel model, ImportPlan plan)
    {
        var line = 0L;
        while (_head.Count <= Sample && await NextAsync(line).ConfigureAwait(false) is { } row)
        {
            line = row.LineNumber;
            _head.Add(row);
        }

        Fingerprint = Hash(_head);
        if (_head.Count == 0) return;
        var rest = _head.Skip(1).Where(row => row.Error is null).Select(row => row.Values).ToList();
        HasHeader = plan.HasHeader ?? ColumnRecognizer.IsHeader(_head[0].Values, rest);
        if (HasHeader)
        {
            Header = Trimmed(_head[0].Values);
            _head.RemoveAt(0);
        }

        FirstRows = [.. _head.Where(row => row.Error is null).Select(row => row.Values)];
        Columns = ImportColumns.Resolve(plan, model, Header, FirstRows);
    }

    private async ValueTask<TableRow?> NextAsync(long line)
    {
        try
        {
            return await _rows.MoveNextAsync().ConfigureAwait(false) ? _rows.Current : null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new CrmException($"Reading the table failed after line {line}: {e.Message}", e);
        }
    }

    private static string[] Trimmed(IReadOnlyList<string> header)
    {
        var count = header.Count;
        while (count > 0 && string.IsNullOrWhiteSpace(header[count - 1])) count--;
        return [.. header.Take(count).Select(name => CellText.Clean(name).Trim())];
    }

    private static string Hash(List<TableRow> head)
    {
        var text = new StringBuilder();
        foreach (var row in head.Take(3)) text.AppendJoin('\u001f', row.Values).Append('\u001e');
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
