namespace CrmCore;

/// <summary>Takes the values of one row by column. Implemented by stores; called once for every column of the type.</summary>
public interface IRowWriter
{
    /// <summary>Gives an integer; null leaves the column empty.</summary>
    /// <param name="column">The column's position.</param>
    /// <param name="value">The value.</param>
    void Integer(int column, long? value);

    /// <summary>Gives an id; null leaves the column empty.</summary>
    /// <param name="column">The column's position.</param>
    /// <param name="value">The value.</param>
    void Id(int column, Guid? value);

    /// <summary>Gives a text; null leaves the column empty.</summary>
    /// <param name="column">The column's position.</param>
    /// <param name="value">The value.</param>
    void Text(int column, string? value);

    /// <summary>Gives bytes; empty leaves the column empty (null). The memory stays unchanged until the commit has ended.</summary>
    /// <param name="column">The column's position.</param>
    /// <param name="value">The value.</param>
    void Bytes(int column, ReadOnlyMemory<byte> value);
}
