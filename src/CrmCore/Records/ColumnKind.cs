namespace CrmCore;

/// <summary>What a column holds. Instants are <see cref="Integer"/>: milliseconds since the Unix epoch.</summary>
public enum ColumnKind
{
    /// <summary>A 64-bit integer.</summary>
    Integer,

    /// <summary>A 16-byte id, time-ordered, stored big-endian.</summary>
    Id,

    /// <summary>Text, stored as UTF-8 and compared by code units.</summary>
    Text,

    /// <summary>Bytes: UTF-8 JSON or a compact trace.</summary>
    Bytes,
}
