using System.Text;

namespace CrmCore;

/// <summary>Takes out of a cell what spreadsheets and copying put into it.</summary>
internal static class CellText
{
    /// <summary>The text without marks of direction, byte order marks and NUL, without the apostrophe that keeps a spreadsheet from computing it.</summary>
    public static string Clean(string cell)
    {
        if (cell.AsSpan().IndexOfAny(Unwanted) >= 0)
        {
            var text = new StringBuilder(cell.Length);
            foreach (var c in cell)
            {
                if (!Unwanted.Contains(c)) text.Append(c);
            }

            cell = text.ToString();
        }

        return IsGuarded(cell) ? cell[1..] : cell;
    }

    /// <summary>Whether apostrophes stand before a sign that a spreadsheet would take for a formula.</summary>
    public static bool IsGuarded(string cell)
    {
        var marks = 0;
        while (marks < cell.Length && cell[marks] == '\'') marks++;
        return marks > 0 && marks < cell.Length && IsFormulaSign(cell[marks]);
    }

    public static bool IsFormulaSign(char c) => c is '=' or '+' or '-' or '@' or '\t' or '\r';

    private static readonly System.Buffers.SearchValues<char> Unwanted =
        System.Buffers.SearchValues.Create("\0\uFEFF\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");
}
