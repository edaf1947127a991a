namespace CrmCore.Storage.Relational;

/// <summary>What differs between the databases in the text of schema and statements.</summary>
internal abstract class SqlDialect
{
    /// <summary>
    /// Whether a table can be kept in the order of its key, so that its other indexes end in the key without being told. Where it cannot, they
    /// are given the key's columns.
    /// </summary>
    public abstract bool ClustersByKey { get; }

    /// <summary>The type of a column.</summary>
    public abstract string TypeOf(ColumnKind kind);

    /// <summary>The value that old rows get in a new column that may not be empty: 0, the empty id, text or bytes.</summary>
    public abstract string EmptyOf(ColumnKind kind);

    /// <summary>A parameter's place in a statement.</summary>
    /// <param name="number">Its number, from 1; a number may be used several times in a statement.</param>
    public abstract string Parameter(int number);

    /// <summary>Whether a table declares its key in its columns; otherwise a unique index beside it is the key.</summary>
    public virtual bool DeclaresKey(RecordType type) => ClustersByKey && !type.Appended;

    /// <summary>What stands behind the columns of a new table. Default: nothing.</summary>
    public virtual string SuffixOf(RecordType type) => "";

    /// <summary>Whether an index is given the key's columns behind its own, so that a page along it is read in its order. Default: where the database does not add them itself.</summary>
    public virtual bool EndsInKey(RecordType type, RecordIndex index) => !ClustersByKey || type.Appended;

    /// <summary>A table's name, quoted, with the schema that it stands in where there are schemas.</summary>
    public virtual string Table(string name) => Quote(name);

    /// <summary>
    /// What tells the database, behind the table's name, by which index to look. Empty where it finds that out by itself from what it knows of the rows.
    /// </summary>
    /// <param name="index">The index's name, quoted.</param>
    public virtual string By(string index) => "";

    /// <summary>A name, quoted: names may be reserved words.</summary>
    public virtual string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
