using CrmCore.Storage.Relational;

namespace CrmCore.Storage.Sqlite;

/// <summary>SQLite's words.</summary>
internal sealed class SqliteDialect : SqlDialect
{
    public static readonly SqliteDialect Instance = new();

    public override bool ClustersByKey => true;

    public override string SuffixOf(RecordType type) => DeclaresKey(type) ? " WITHOUT ROWID" : "";

    public override string TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Integer => "INTEGER",
        ColumnKind.Text => "TEXT",
        _ => "BLOB",
    };

    public override string EmptyOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Integer => "0",
        ColumnKind.Text => "''",
        ColumnKind.Id => "x'00000000000000000000000000000000'",
        _ => "x''",
    };

    public override string Parameter(int number) => $"?{number}";

    // Without statistics it takes the key's first column for as good as an index, and reads all rows of an account.
    public override string By(string index) => $" INDEXED BY {index}";
}
