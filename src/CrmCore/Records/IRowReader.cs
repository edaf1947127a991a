namespace CrmCore;

/// <summary>Gives the values of one row by column. Implemented by stores.</summary>
public interface IRowReader
{
    /// <summary>Whether the column is empty (null).</summary>
    /// <param name="column">The column's position.</param>
    /// <returns>Whether it is empty.</returns>
    bool IsEmpty(int column);

    /// <summary>An integer; 0 where the column is empty.</summary>
    /// <param name="column">The column's position.</param>
    /// <returns>The value.</returns>
    long Integer(int column);

    /// <summary>An id; the empty one where the column is empty.</summary>
    /// <param name="column">The column's position.</param>
    /// <returns>The value.</returns>
    Guid Id(int column);

    /// <summary>A text; null where the column is empty.</summary>
    /// <param name="column">The column's position.</param>
    /// <returns>The value. Short texts that come again and again (stage ids) may be shared instances.</returns>
    string? Text(int column);

    /// <summary>Bytes of the caller's own; empty where the column is empty.</summary>
    /// <param name="column">The column's position.</param>
    /// <returns>The value.</returns>
    ReadOnlyMemory<byte> Bytes(int column);
}
