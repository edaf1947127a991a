using System.Text;
using CrmCore.Storage.Relational;

namespace CrmCore.Storage.PostgreSql;

/// <summary>
/// What fits in an index: a row of one takes 2,700 bytes at most. A record whose texts are longer is refused by name before anything is sent, rather than by
/// the server in the middle of a commit.
/// </summary>
internal sealed class KeyLimit(TableModel table)
{
    private const int MostBytes = 2_600;
    private const int FixedBytes = 16;

    private readonly int[][] _indexes = [.. table.Orders.Prepend(table.Key).Where(order => order.Parts.Any(part => part.Kind == ColumnKind.Text)).Select(order => order.Columns.ToArray())];

    /// <summary>A text shorter than this is not looked at more closely: as many as an index has of them fit.</summary>
    public const int Harmless = MostBytes / 3 / 6;

    public bool IsIn(int column) => Array.Exists(_indexes, index => Array.IndexOf(index, column) >= 0);

    /// <summary>Sees whether the texts of a record, at their columns' positions, fit.</summary>
    /// <exception cref="InvalidOperationException">They do not.</exception>
    public void Check(string?[] texts)
    {
        foreach (var index in _indexes)
        {
            var longest = -1;
            var sum = 0;
            foreach (var column in index)
            {
                if (texts[column] is not { } text) sum += FixedBytes;
                else
                {
                    sum += Encoding.UTF8.GetByteCount(text);
                    if (longest < 0 || text.Length > texts[longest]!.Length) longest = column;
                }
            }

            if (sum <= MostBytes) continue;
            throw new InvalidOperationException(
                $"A record of '{table.Type.Name}' cannot be kept: the text in its column '{table.Type.Columns[longest].Name}' has {texts[longest]!.Length} characters, "
                + $"and what it is found by may have {MostBytes} bytes together.");
        }
    }
}
