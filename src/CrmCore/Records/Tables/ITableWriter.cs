namespace CrmCore;

/// <summary>Writes delimited text (CSV and its relatives).</summary>
/// <remarks>Implementations are safe to share between threads; what they open is written by one thread at a time.</remarks>
public interface ITableWriter
{
    /// <summary>Begins a table at the stream's current position. Nothing is written before the first row.</summary>
    /// <param name="stream">Where the text goes; it is left open.</param>
    /// <param name="options">How to write it; null for UTF-8 with a byte order mark, commas, and guarded formulas.</param>
    /// <returns>Takes the rows, the header first.</returns>
    /// <exception cref="ArgumentException">The delimiter is not an ASCII character, or is a quote or a line break.</exception>
    ITableOutput Open(Stream stream, TableWriteOptions? options = null);
}
