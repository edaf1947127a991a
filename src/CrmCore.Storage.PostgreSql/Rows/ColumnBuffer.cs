using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Npgsql;
using NpgsqlTypes;

namespace CrmCore.Storage.PostgreSql;

/// <summary>The values of one column in the rows of a statement: a parameter that is an array. Used again by the next run.</summary>
internal abstract class ColumnBuffer
{
    public abstract NpgsqlParameter Parameter { get; }

    public static ColumnBuffer For(RecordColumn column) => column.Kind switch
    {
        ColumnKind.Integer => new Integers(),
        ColumnKind.Id => new Ids(),
        ColumnKind.Text => new Texts(),
        _ => new Blobs(column.Optional),
    };

    public virtual void Add(long? value) => throw Misfit();

    public virtual void Add(Guid? value) => throw Misfit();

    /// <summary>Adds a text as it is stored.</summary>
    public virtual void Add(string? value) => throw Misfit();

    public virtual void Add(ReadOnlyMemory<byte> value) => throw Misfit();

    /// <summary>Forgets the values: rows are not kept alive until the next run.</summary>
    public abstract void Clear();

    private static InvalidOperationException Misfit() => new("A record does not fit its type: a column has a value of another kind.");

    private abstract class Of<T>(NpgsqlDbType type) : ColumnBuffer
    {
        protected List<T> Values { get; } = [];

        [field: AllowNull]
        public override NpgsqlParameter Parameter =>
            field ??= new NpgsqlParameter<List<T>> { TypedValue = Values, NpgsqlDbType = NpgsqlDbType.Array | type };

        public override void Clear() => Values.Clear();
    }

    private sealed class Integers() : Of<long?>(NpgsqlDbType.Bigint)
    {
        public override void Add(long? value) => Values.Add(value);
    }

    private sealed class Ids() : Of<Guid?>(NpgsqlDbType.Uuid)
    {
        public override void Add(Guid? value) => Values.Add(value);
    }

    private sealed class Texts() : Of<string?>(NpgsqlDbType.Text)
    {
        public override void Add(string? value) => Values.Add(value);
    }

    // No bytes and no value are the same to a record; a column that may not be empty takes no bytes.
    private sealed class Blobs(bool optional) : Of<byte[]?>(NpgsqlDbType.Bytea)
    {
        public override void Add(ReadOnlyMemory<byte> value) =>
            Values.Add(value.IsEmpty && optional ? null : Whole(value) ?? value.ToArray());

        private static byte[]? Whole(ReadOnlyMemory<byte> value) =>
            MemoryMarshal.TryGetArray(value, out var part) && part.Array!.Length == part.Count ? part.Array : null;
    }
}
