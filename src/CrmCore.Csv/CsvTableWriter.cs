using System.Globalization;

namespace CrmCore.Csv;

/// <summary>Writes CSV with CsvHelper. Safe to share between threads.</summary>
public sealed class CsvTableWriter : ITableWriter
{
    /// <inheritdoc/>
    public ITableOutput Open(Stream stream, TableWriteOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        options ??= new TableWriteOptions();
        if (!char.IsAscii(options.Delimiter) || options.Delimiter is '"' or '\r' or '\n')
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"A delimiter is one ASCII character other than a quote or a line break; '{options.Delimiter}' is not."),
                nameof(options));
        }

        return new CsvTableOutput(stream, options);
    }
}
