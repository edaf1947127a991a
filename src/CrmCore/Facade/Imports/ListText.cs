using System.Text;

namespace CrmCore;

/// <summary>Several values in one cell: joined by semicolons, with a backslash before a semicolon, comma or backslash that belongs to a value, and <c>\n</c> for a line break in one.</summary>
internal static class ListText
{
    public static string Join(IEnumerable<string> values) => string.Join("; ", values.Select(Escape));

    /// <summary>Splits at semicolons and line breaks; where there are none, at commas.</summary>
    public static List<string> Split(string cell)
    {
        var values = SplitAt(cell, ';', '\n');
        return values.Count == 1 ? SplitAt(cell, ',', '\n') : values;
    }

    private static List<string> SplitAt(string cell, char separator, char other)
    {
        var values = new List<string>();
        var value = new StringBuilder();
        for (var i = 0; i < cell.Length; i++)
        {
            var c = cell[i];
            if (c == '\\' && i + 1 < cell.Length && cell[i + 1] is ('\\' or ';' or ',')) value.Append(cell[++i]);
            else if (c == '\\' && i + 1 < cell.Length && cell[i + 1] == 'n') (_, i) = (value.Append('\n'), i + 1);
            else if (c == separator || c == other) End(values, value);
            else value.Append(c);
        }

        End(values, value);
        return values;
    }

    private static void End(List<string> values, StringBuilder value)
    {
        var text = value.ToString().Trim();
        if (text.Length > 0) values.Add(text);
        value.Clear();
    }

    private static string Escape(string value)
    {
        if (value.AsSpan().IndexOfAny("\\;,\n") < 0) return value;
        return value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
    }
}
