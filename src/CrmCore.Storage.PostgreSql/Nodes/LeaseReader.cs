namespace CrmCore.Storage.PostgreSql;

/// <summary>Reads the lease out of a record.</summary>
internal sealed class LeaseReader(int column) : IRowWriter
{
    private long _lease;

    public static long Of(RecordType type, object record)
    {
        var reader = new LeaseReader(type.LeaseColumn);
        type.WriteAny(record, reader);
        return reader._lease;
    }

    void IRowWriter.Integer(int position, long? value)
    {
        if (position == column) _lease = value ?? 0;
    }

    void IRowWriter.Id(int position, Guid? value)
    {
        // Not the lease.
    }

    void IRowWriter.Text(int position, string? value)
    {
        // Not the lease.
    }

    void IRowWriter.Bytes(int position, ReadOnlyMemory<byte> value)
    {
        // Not the lease.
    }
}
