using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore;

/// <summary>Writes the rejected rows: the columns of the source, then the line, the reason, and the text of a row that was broken.</summary>
internal sealed class RejectedRows(Crm crm, ImportTable table, Stream? stream) : IAsyncDisposable
{
    private const int Shown = 100;

    private readonly List<RejectedRow> _first = [];
    private ITableOutput? _output;

    public IReadOnlyList<RejectedRow> First => _first;

    public async ValueTask AddAsync(TableRow row, string reason, CancellationToken ct)
    {
        if (_first.Count < Shown) _first.Add(new RejectedRow(row.LineNumber, reason));
        if (stream is null) return;
        if (_output is null) await OpenAsync(stream, ct).ConfigureAwait(false);
        var count = table.Columns.Count;
        var values = new List<string>(count + 3);
        for (var i = 0; i < count; i++) values.Add(i < row.Values.Count ? row.Values[i] : "");
        values.Add(row.LineNumber.ToString(CultureInfo.InvariantCulture));
        values.Add(reason);
        values.Add(row.Raw ?? (row.Values.Count > count ? string.Join(" | ", row.Values.Skip(count)) : ""));
        await _output!.WriteAsync(values, ct).ConfigureAwait(false);
    }

    /// <summary>Everything written so far is in the stream.</summary>
    public ValueTask FlushAsync(CancellationToken ct) => _output is null ? ValueTask.CompletedTask : _output.FlushAsync(ct);

    public ValueTask DisposeAsync() => _output is null ? ValueTask.CompletedTask : _output.DisposeAsync();

    // A resumed import goes on in the file that it left.
    private async ValueTask OpenAsync(Stream target, CancellationToken ct)
    {
        var writer = crm.Engine.Services.GetService<ITableWriter>()
            ?? throw new InvalidOperationException("Nothing writes tables. Call AddCsv() of CrmCore.Csv, or register an ITableWriter.");
        var goesOn = target.CanSeek && target.Length > 0;
        if (goesOn) target.Seek(0, SeekOrigin.End);
        _output = writer.Open(target, new TableWriteOptions { ByteOrderMark = !goesOn });
        if (goesOn) return;
        var header = table.Columns.Select((column, i) => column.Header.Length > 0 ? column.Header : string.Create(CultureInfo.InvariantCulture, $"column {i + 1}"));
        await _output.WriteAsync([.. header, "line", "reason", "raw"], ct).ConfigureAwait(false);
    }
}
