using System.Diagnostics.CodeAnalysis;

namespace CrmCore;

/// <summary>The description of one kind of record.</summary>
/// <typeparam name="T">The record.</typeparam>
[SuppressMessage("Design", "MA0048:File name must match type name", Justification = "The generic twin of RecordType.")]
public abstract class RecordType<T> : RecordType
    where T : class
{
    /// <summary>Describes a record type.</summary>
    /// <param name="name">The name of the table.</param>
    /// <param name="keyColumns">How many leading columns are the key.</param>
    /// <param name="columns">The columns in order, the key first, the account first of all.</param>
    /// <param name="indexes">The declared look-ups.</param>
    private protected RecordType(string name, int keyColumns, IReadOnlyList<RecordColumn> columns, params IReadOnlyList<RecordIndex> indexes)
        : base(name, keyColumns, columns, indexes)
    {
    }

    /// <inheritdoc cref="RecordType.KeyOfAny"/>
    public abstract RecordKey KeyOf(T record);

    /// <inheritdoc cref="RecordType.LookupKeyOfAny"/>
    public virtual RecordKey? LookupKeyOf(int index, T record) => null;

    /// <inheritdoc cref="RecordType.VersionOfAny"/>
    public virtual long VersionOf(T record) => 0;

    /// <inheritdoc cref="RecordType.WriteAny"/>
    public abstract void Write(T record, IRowWriter row);

    /// <inheritdoc cref="RecordType.ReadAny"/>
    public abstract T Read(IRowReader row);

    /// <inheritdoc/>
    public sealed override RecordKey KeyOfAny(object record) => KeyOf((T)record);

    /// <inheritdoc/>
    public sealed override RecordKey? LookupKeyOfAny(int index, object record) => LookupKeyOf(index, (T)record);

    /// <inheritdoc/>
    public sealed override long VersionOfAny(object record) => VersionOf((T)record);

    /// <inheritdoc/>
    public sealed override void WriteAny(object record, IRowWriter row) => Write((T)record, row);

    /// <inheritdoc/>
    public sealed override object ReadAny(IRowReader row) => Read(row);

    internal sealed override RecordSet CreateSet() => new RecordSet<T>(this);
}
