namespace CrmCore;

/// <summary>
/// The one description of a kind of record: name, columns, key, indexes. Stores turn it into tables and statements; a new
/// record type changes no store.
/// </summary>
public abstract class RecordType
{
    private protected RecordType(string name, int keyColumns, IReadOnlyList<RecordColumn> columns, IReadOnlyList<RecordIndex> indexes)
    {
        Name = name;
        KeyColumns = keyColumns;
        Columns = columns;
        Indexes = indexes;
    }

    /// <summary>The name of the table: lower case with underscores.</summary>
    public string Name { get; }

    /// <summary>How many leading columns are the key. The first column of every type is the account.</summary>
    public int KeyColumns { get; }

    /// <summary>The columns in order, the key first.</summary>
    public IReadOnlyList<RecordColumn> Columns { get; }

    /// <summary>The declared look-ups.</summary>
    public IReadOnlyList<RecordIndex> Indexes { get; }

    /// <summary>The position among the engine's record types; the working set is laid out by it.</summary>
    public int Ordinal { get; internal set; } = -1;

    /// <summary>The schema version that brought the type. Default: 1.</summary>
    public virtual int Since => 1;

    /// <summary>
    /// Whether the rows are long and come in the order of time, so that a store keeps them in a heap with an index on the
    /// key rather than clustered by it. Default: no.
    /// </summary>
    public virtual bool Appended => false;

    /// <summary>Whether the columns behind the key are numbers that a change adds to (counters). Default: no.</summary>
    public virtual bool Additive => false;

    /// <summary>The column that holds the row's version for compare-and-set; -1 where rows are never updated concurrently.</summary>
    public int VersionColumn => _versionColumn ??= FindColumn("version");

    private int? _versionColumn;

    /// <summary>The column that says which node has taken the row, in a store that nodes share; -1 where rows are not taken.</summary>
    public int LeaseColumn => _leaseColumn ??= FindColumn("lease");

    private int? _leaseColumn;

    /// <summary>
    /// Whether all decisions of an account rest on these rows (its settings, its merges): then a change of them is decided while nobody else decides,
    /// and begins a new epoch. Default: no.
    /// </summary>
    public virtual bool BeginsEpoch => false;

    /// <summary>The record's key.</summary>
    /// <param name="record">A record of this type.</param>
    /// <returns>Its key.</returns>
    public abstract RecordKey KeyOfAny(object record);

    /// <summary>The record's values of an index's look-up columns; null when the record does not stand in the index.</summary>
    /// <param name="index">The position in <see cref="Indexes"/>.</param>
    /// <param name="record">A record of this type.</param>
    /// <returns>The key to look it up by.</returns>
    public abstract RecordKey? LookupKeyOfAny(int index, object record);

    /// <summary>The record's version; 0 where the type has none.</summary>
    /// <param name="record">A record of this type.</param>
    /// <returns>The version.</returns>
    public abstract long VersionOfAny(object record);

    /// <summary>Writes every column in order.</summary>
    /// <param name="record">A record of this type.</param>
    /// <param name="row">Takes the values.</param>
    public abstract void WriteAny(object record, IRowWriter row);

    /// <summary>Reads a record from its columns.</summary>
    /// <param name="row">Gives the values.</param>
    /// <returns>The record.</returns>
    public abstract object ReadAny(IRowReader row);

    /// <summary>
    /// The columns that may hold values of a person; none for a type without. Every type says it, so that erasing forgets none (R65): null is
    /// refused by a test.
    /// </summary>
    internal virtual IReadOnlyList<string>? PersonalColumns => null;

    /// <summary>Whether a record is about a person: it names one of their ids, or holds a value that is theirs alone.</summary>
    internal virtual bool IsAbout(object record, PersonalValues person)
    {
        var row = RowCapture.Of(this, record);
        for (var i = 0; i < Columns.Count; i++)
        {
            if (row[i] is Guid id && person.Has(id)) return true;
            if (IsPersonal(i) && TextOf(row[i]) is { } text && person.HasKey(text)) return true;
        }

        return false;
    }

    /// <summary>The record without the person's values, under the next version; null when the row goes because its key is one of them.</summary>
    internal virtual object? Erased(object record, PersonalValues person)
    {
        var row = RowCapture.Of(this, record);
        for (var i = 0; i < Columns.Count; i++)
        {
            if (!IsPersonal(i)) continue;
            if (i < KeyColumns) return null;
            row[i] = Columns[i].Optional || Columns[i].Kind != ColumnKind.Text ? null : "";
        }

        if (VersionColumn >= 0) row[VersionColumn] = (long)row[VersionColumn]! + 1;
        return ReadAny(row);
    }

    /// <summary>A column's value as text, where it is one that can hold words.</summary>
    internal static string? TextOf(object? value) => value switch
    {
        string text => text,
        ReadOnlyMemory<byte> bytes => ErasedJson.TextOf(bytes),
        _ => null,
    };

    internal abstract RecordSet CreateSet();

    private bool IsPersonal(int column) => PersonalColumns?.Contains(Columns[column].Name, StringComparer.Ordinal) == true;

    private int FindColumn(string name)
    {
        for (var i = KeyColumns; i < Columns.Count; i++)
        {
            if (Columns[i].Name == name) return i;
        }

        return -1;
    }
}
