using CrmCore.Storage.Relational;

namespace CrmCore.Storage.Sqlite;

/// <summary>Reads pages on a connection of its own. Used by one thread at a time.</summary>
internal sealed class PageReader(SqliteConnection connection, SchemaTables tables) : IDisposable
{
    private readonly Dictionary<(int Type, int Index, int KeyColumns, bool GoesOn, bool Descending), SqliteStatement> _statements = [];
    private readonly RowReader _row = new();

    public Page<object> Read(PageRequest request)
    {
        var table = tables[request.Type];
        var order = table.OrderOf(request.Index);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.KeyColumns, order.Columns.Count, nameof(request));
        var statement = Bind(request, table, order);
        var items = new List<object>(Math.Min(request.Limit, 256));
        var more = false;
        _row.Statement = statement;
        try
        {
            while (statement.Step())
            {
                more = items.Count == request.Limit;
                if (more) break;
                items.Add(request.Type.ReadAny(_row));
            }
        }
        finally
        {
            statement.Reset();
        }

        return new Page<object>(items, more ? PageCursor.Behind(table, order, items[^1], request.KeyColumns) : null);
    }

    public void Dispose() => connection.Dispose();

    private SqliteStatement Bind(PageRequest request, TableModel table, TableOrder order)
    {
        var cursor = request.After is { } after ? PageCursor.Parse(table, order, after, request.KeyColumns) : null;
        var name = (request.Type.Ordinal, request.Index, request.KeyColumns, cursor is not null, request.Descending);
        if (!_statements.TryGetValue(name, out var statement))
        {
            statement = connection.Prepare(order.Page(request.KeyColumns, cursor is not null, request.Descending));
            _statements.Add(name, statement);
        }

        TableCommands.BindKey(statement, order.Parts.AsSpan(0, request.KeyColumns), request.Key);
        var next = request.KeyColumns;
        for (; cursor is not null && next < order.Columns.Count; next++)
        {
            switch (order.Parts[next].Kind)
            {
                case ColumnKind.Integer: statement.Bind(next, cursor.IntegerAt(next)); break;
                case ColumnKind.Id: statement.Bind(next, cursor.IdAt(next)); break;
                default: statement.Bind(next, cursor.TextAt(next)); break;
            }
        }

        // One more than asked says whether there is a next page.
        statement.Bind(next, request.Limit + 1);
        return statement;
    }
}
