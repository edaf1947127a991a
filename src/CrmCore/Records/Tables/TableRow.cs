namespace CrmCore;

/// <summary>A row of a delimited table, as it stood in its source. Immutable.</summary>
public sealed record TableRow
{
    /// <summary>The line of the source where the row starts, counted from 1; the header and blank lines count.</summary>
    public required long LineNumber { get; init; }

    /// <summary>The values, unquoted and otherwise untouched. There may be fewer or more of them than columns; then <see cref="Error"/> says so.</summary>
    public required IReadOnlyList<string> Values { get; init; }

    /// <summary>The names of the columns, trimmed, in the order of the source.</summary>
    /// <value>The default is empty: the source has no header.</value>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>What is wrong with the row, in a sentence for a person; the values are then a best guess.</summary>
    /// <value>The default is <see langword="null"/>: the row is sound.</value>
    public string? Error { get; init; }

    /// <summary>The text of a broken row as it stood in the source, so that a report of refused rows loses nothing.</summary>
    /// <value>The default is <see langword="null"/>: the row is sound.</value>
    public string? Raw { get; init; }

    /// <summary>The value of a column; names are compared without case.</summary>
    /// <param name="column">The column's name. Of several columns of one name the first is taken.</param>
    /// <returns>The value, or <see langword="null"/> when there is no such column or the row is too short to have it.</returns>
    public string? this[string column]
    {
        get
        {
            for (var index = 0; index < Columns.Count; index++)
            {
                if (string.Equals(Columns[index], column, StringComparison.OrdinalIgnoreCase))
                    return index < Values.Count ? Values[index] : null;
            }

            return null;
        }
    }
}
