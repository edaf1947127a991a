namespace CrmCore.Storage.Relational;

/// <summary>
/// A record type as a table: its orders and the text of its statements. In every statement that takes a whole row, the parameter of a column
/// is its position plus one.
/// </summary>
internal sealed class TableModel
{
    public TableModel(RecordType type, SqlDialect dialect)
    {
        Type = type;
        Dialect = dialect;
        Name = dialect.Table(type.Name);
        var columns = Enumerable.Range(0, type.Columns.Count).ToArray();
        SelectAll = $"SELECT {Names(columns)} FROM {Name}";
        Key = new TableOrder(this, null);
        Orders = [.. type.Indexes.Select(index => new TableOrder(this, index))];
        var into = $"INSERT INTO {Name} ({Names(columns)}) VALUES ({string.Join(", ", columns.Select(Parameter))})";
        Insert = into + " ON CONFLICT DO NOTHING";
        Add = $"{into} ON CONFLICT ({Names(columns[..type.KeyColumns])}) DO UPDATE SET {string.Join(", ", columns[type.KeyColumns..].Select(Sum))}";
        var version = type.VersionColumn < 0 ? "" : $" AND {ColumnName(type.VersionColumn)} = ";
        var key = string.Join(" AND ", columns[..type.KeyColumns].Select(Assignment));
        Update = columns.Length == type.KeyColumns
            ? null
            : $"UPDATE {Name} SET {string.Join(", ", columns[type.KeyColumns..].Select(Assignment))} WHERE {key}{Versioned(version, columns.Length)}";
        Delete = $"DELETE FROM {Name} WHERE {key}{Versioned(version, type.KeyColumns)}";
    }

    public RecordType Type { get; }

    public SqlDialect Dialect { get; }

    /// <summary>The table's name, quoted, with its schema.</summary>
    public string Name { get; }

    /// <summary>Selects every column in order, without a condition.</summary>
    public string SelectAll { get; }

    /// <summary>The order of the key.</summary>
    public TableOrder Key { get; }

    /// <summary>The orders of the declared indexes.</summary>
    public IReadOnlyList<TableOrder> Orders { get; }

    /// <summary>Writes a new row, or none when its key or a unique index is taken.</summary>
    public string Insert { get; }

    /// <summary>Adds the numbers behind the key to the row's, or writes a new row.</summary>
    public string Add { get; }

    /// <summary>Replaces a row; the expected version, where the type has one, is the parameter behind the columns. Null where all columns are key.</summary>
    public string? Update { get; }

    /// <summary>Removes a row: its key, then the expected version where the type has one.</summary>
    public string Delete { get; }

    /// <summary>The order of an index, or of the key for -1.</summary>
    public TableOrder OrderOf(int index) => index < 0 ? Key : Orders[index];

    /// <summary>The name of an index that the database keeps beside the table, quoted.</summary>
    public string IndexName(RecordIndex index) => Dialect.Quote($"{Type.Name}_{index.Name}");

    public string ColumnName(int position) => Dialect.Quote(Type.Columns[position].Name);

    public int PositionOf(string column)
    {
        for (var i = 0; i < Type.Columns.Count; i++)
        {
            if (Type.Columns[i].Name == column) return i;
        }

        throw new InvalidOperationException($"The record type '{Type.Name}' has no column '{column}'.");
    }

    public string Names(IEnumerable<int> columns) => string.Join(", ", columns.Select(ColumnName));

    private string Parameter(int column) => Dialect.Parameter(column + 1);

    private string Assignment(int column) => $"{ColumnName(column)} = {Parameter(column)}";

    private string Sum(int column) => $"{ColumnName(column)} = {Name}.{ColumnName(column)} + excluded.{ColumnName(column)}";

    private string Versioned(string condition, int parametersBefore) =>
        condition.Length == 0 ? "" : condition + Dialect.Parameter(parametersBefore + 1);
}
