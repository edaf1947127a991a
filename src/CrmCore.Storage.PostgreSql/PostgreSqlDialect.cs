using CrmCore.Storage.Relational;

namespace CrmCore.Storage.PostgreSql;

/// <summary>PostgreSQL's words.</summary>
/// <param name="schema">The schema of the tables.</param>
/// <param name="partitions">Whether tables that grow with time are kept in a partition a month.</param>
internal sealed class PostgreSqlDialect(string schema, bool partitions = false) : SqlDialect
{
    public override bool ClustersByKey => false;

    /// <summary>The schema, quoted.</summary>
    public string Schema => Quote(schema);

    public override bool DeclaresKey(RecordType type) => true;

    // Due moments are nearly all different, and every planned action writes its place in this index: six more columns make it five times as long. The few
    // rows of one moment are sorted when they are read.
    public override bool EndsInKey(RecordType type, RecordIndex index) => type.LeaseColumn < 0 || index != type.Indexes[RecordSchema.ActionsByDue];

    public override string Table(string name) => $"{Quote(schema)}.{Quote(name)}";

    public override string SuffixOf(RecordType type)
    {
        if (partitions && MonthColumn(type) is { } month) return $" PARTITION BY RANGE ({Quote(month)})";

        // A claim writes only columns without an index: with room on the page no index is written. The head of the due index is what every claim reads,
        // so that its dead rows are swept early.
        return type.LeaseColumn >= 0
            ? " WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0)"
            : type.VersionColumn >= 0 && !type.Appended ? " WITH (fillfactor = 85)" : "";
    }

    /// <summary>The column that says the month of a row of a type that grows with time; null for others. Its ids begin with the millisecond.</summary>
    public static string? MonthColumn(RecordType type) => type.Name is "inbox" or "timeline" ? type.Columns[type.KeyColumns - 1].Name : null;

    public override string TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Integer => "bigint",
        ColumnKind.Id => "uuid",
        // Ordered by the bytes of UTF-8, which is the order of code points.
        ColumnKind.Text => "text COLLATE \"C\"",
        _ => "bytea",
    };

    public override string EmptyOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Integer => "0",
        ColumnKind.Text => "''",
        ColumnKind.Id => "'00000000-0000-0000-0000-000000000000'",
        _ => "''",
    };

    public override string Parameter(int number) => $"${number}";

    /// <summary>A parameter that holds an array of a column's values.</summary>
    public static string ArrayParameter(int number, ColumnKind kind) => $"${number}::{ArrayType(kind)}";

    private static string ArrayType(ColumnKind kind) => kind switch
    {
        ColumnKind.Integer => "bigint[]",
        ColumnKind.Id => "uuid[]",
        ColumnKind.Text => "text[]",
        _ => "bytea[]",
    };
}
