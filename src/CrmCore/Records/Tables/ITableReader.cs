namespace CrmCore;

/// <summary>Reads delimited text (CSV and its relatives) into rows, one at a time, so that a file of any length can be imported.</summary>
/// <remarks>Implementations are safe to share between threads; each enumeration is read by one thread at a time.</remarks>
public interface ITableReader
{
    /// <summary>Reads the rows of a stream from its current position to its end. The stream is left open.</summary>
    /// <param name="stream">The text; it need not be seekable. Nothing is read before the first row is asked for.</param>
    /// <param name="options">How to read it, or <see langword="null"/> to find out: the encoding and the delimiter are detected and the first record is the header.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>
    /// The rows in the order of the file. A row that is broken is not an exception: it comes with its <see cref="TableRow.Error"/>, and the
    /// reading goes on. Errors of the stream itself (<see cref="IOException"/>) are thrown.
    /// </returns>
    /// <exception cref="ArgumentException">The delimiter is not an ASCII character, or is a quote or a line break.</exception>
    IAsyncEnumerable<TableRow> ReadAsync(Stream stream, TableReadOptions? options = null, CancellationToken cancellationToken = default);
}
