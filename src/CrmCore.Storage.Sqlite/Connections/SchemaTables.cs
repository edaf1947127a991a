using CrmCore.Storage.Relational;

namespace CrmCore.Storage.Sqlite;

/// <summary>The schema's record types as tables, each at its type's position.</summary>
internal sealed class SchemaTables(RecordSchema schema)
{
    private readonly TableModel[] _tables = [.. schema.Types.Select(type => new TableModel(type, SqliteDialect.Instance))];

    public RecordSchema Schema { get; } = schema;

    public TableModel this[RecordType type] => _tables[type.Ordinal];

    /// <summary>Fresh commands for all tables on a connection.</summary>
    public TableCommands[] CommandsOn(SqliteConnection connection) => [.. _tables.Select(table => new TableCommands(table, connection))];
}
