using Microsoft.Extensions.DependencyInjection;

namespace CrmCore;

/// <summary>Writes all cards of a kind: first looks which columns they need, then writes them. Holds one page of cards at a time.</summary>
internal static class ExportRun
{
    public static async ValueTask<long> WriteAsync<T>(
        Crm crm, RecordType<T> type, int index, RecordKey key, ExportRow<T> row, Stream stream, TableWriteOptions? options, IProgress<long>? progress, CancellationToken ct)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(stream);
        var writer = crm.Engine.Services.GetService<ITableWriter>()
            ?? throw new InvalidOperationException("Nothing writes tables. Call AddCsv() of CrmCore.Csv, or register an ITableWriter.");
        var keyColumns = index < 0 ? 1 : type.Indexes[index].LookupColumns;
        var cells = new ExportCells();
        cells.Add("id", "id");
        cells.Add("name", "name");
        var seen = 0L;
        await foreach (var card in crm.Engine.Store.AllAsync(type, index, key, keyColumns, ct).ConfigureAwait(false))
        {
            if (!row.Is(card)) continue;
            await row.WriteAsync(card, cells, ct).ConfigureAwait(false);
            seen++;
        }

        cells.Arrange();
        var output = writer.Open(stream, options);
        await using var closing = output.ConfigureAwait(false);
        await output.WriteAsync(cells.Headers, ct).ConfigureAwait(false);
        var headers = cells.Headers.Count;
        var written = 0L;
        await foreach (var card in crm.Engine.Store.AllAsync(type, index, key, keyColumns, ct).ConfigureAwait(false))
        {
            // Cards that came while the columns were looked for may need columns that the header lacks: they belong to the next export.
            if (written == seen) break;
            if (!row.Is(card)) continue;
            cells.Clear();
            await row.WriteAsync(card, cells, ct).ConfigureAwait(false);
            await output.WriteAsync([.. cells.Values.Take(headers)], ct).ConfigureAwait(false);
            if (++written % 1000 == 0) progress?.Report(written);
        }

        await output.FlushAsync(ct).ConfigureAwait(false);
        progress?.Report(written);
        return written;
    }
}
