using CrmCore.Storage.Relational;
using Npgsql;
using NpgsqlTypes;

namespace CrmCore.Storage.PostgreSql;

/// <summary>Reads pages along an index, a few at a time: more connections would only wait for one another on the server, and cost it their memory.</summary>
internal sealed class Pager(Sessions sessions, StoreTables tables) : IDisposable
{
    /// <summary>How many pages are read at once; each needs a connection. The others wait.</summary>
    public const int MostAtOnce = 8;

    private readonly SemaphoreSlim _free = new(MostAtOnce, MostAtOnce);

    public async ValueTask<Page<object>> ReadAsync(PageRequest request, CancellationToken ct)
    {
        var table = tables[request.Type];
        var order = table.OrderOf(request.Index);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.KeyColumns, order.Columns.Count, nameof(request));
        var cursor = request.After is { } after ? PageCursor.Parse(table, order, after, request.KeyColumns) : null;
        await _free.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            return await sessions.RunAsync(durable: false, (table, order, cursor, request), ReadAsync, ct).ConfigureAwait(false);
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose() => _free.Dispose();

    private static async ValueTask<Page<object>> ReadAsync(
        Session session, (TableModel Table, TableOrder Order, PageCursor? Cursor, PageRequest Request) asked, CancellationToken ct)
    {
        var request = asked.Request;
        var batch = session.NewBatch();
        await using var ending = batch.ConfigureAwait(false);
        batch.BatchCommands.Add(CommandOf(session, asked.Order, asked.Cursor, request));
        var reader = await session.ReadAsync(batch, ct).ConfigureAwait(false);
        await using var closing = reader.ConfigureAwait(false);
        var row = new RowReader(reader);
        var items = new List<object>();
        var isMore = false;
        while (await reader.ReadAsync(ct).ConfigureAwait(false))
        {
            isMore = items.Count == request.Limit;
            if (!isMore) items.Add(request.Type.ReadAny(row));
        }

        return new Page<object>(items, isMore ? PageCursor.Behind(asked.Table, asked.Order, items[^1], request.KeyColumns) : null);
    }

    private static NpgsqlBatchCommand CommandOf(Session session, TableOrder order, PageCursor? cursor, PageRequest request)
    {
        var command = new NpgsqlBatchCommand(session.Keep(
            (Order: order, request.KeyColumns, GoesOn: cursor is not null, request.Descending), page => page.Order.Page(page.KeyColumns, page.GoesOn, page.Descending)));
        for (var i = 0; i < request.KeyColumns; i++) AddKey(command.Parameters, order.Parts[i], request.Key);
        for (var i = request.KeyColumns; cursor is not null && i < order.Columns.Count; i++) AddPlace(command.Parameters, order.Parts[i].Kind, cursor, i);

        // One more than asked says whether there is a next page.
        Add(command.Parameters, NpgsqlDbType.Bigint, request.Limit + 1L);
        return command;
    }

    private static void AddKey(NpgsqlParameterCollection parameters, KeyPart part, in RecordKey key)
    {
        switch (part.Kind)
        {
            case ColumnKind.Integer: Add(parameters, NpgsqlDbType.Bigint, key.Integer(part.Position)); break;
            case ColumnKind.Id: Add(parameters, NpgsqlDbType.Uuid, key.Id(part.Position)); break;
            default: Add(parameters, NpgsqlDbType.Text, StoredText.Encode(key.Text(part.Position))); break;
        }
    }

    private static void AddPlace(NpgsqlParameterCollection parameters, ColumnKind kind, PageCursor cursor, int place)
    {
        switch (kind)
        {
            case ColumnKind.Integer: Add(parameters, NpgsqlDbType.Bigint, cursor.IntegerAt(place)); break;
            case ColumnKind.Id: Add(parameters, NpgsqlDbType.Uuid, cursor.IdAt(place)); break;
            default: Add(parameters, NpgsqlDbType.Text, StoredText.Encode(cursor.TextAt(place))); break;
        }
    }

    private static void Add<T>(NpgsqlParameterCollection parameters, NpgsqlDbType type, T value) =>
        parameters.Add(new NpgsqlParameter<T> { NpgsqlDbType = type, TypedValue = value });
}
