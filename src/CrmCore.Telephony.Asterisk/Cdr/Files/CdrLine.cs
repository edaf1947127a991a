using System.Text;

namespace CrmCore.Telephony.Asterisk;

/// <summary>One line of a CDR file: values between commas, quoted with the quote doubled; a backslash means nothing here.</summary>
internal static class CdrLine
{
    private static readonly CdrFault Unclosed = new(
        "A quote is opened and never closed.", "As a rule the server stopped while it wrote this line; mend the line by hand or let it go.");

    private static readonly CdrFault Trailing = new(
        "Text follows a closing quote.", "As a rule two lines have run into one; mend the line by hand or let it go.");

    /// <summary>Splits a line without its line break.</summary>
    public static CdrFault? Split(string line, List<object?> values)
    {
        values.Clear();
        var at = 0;
        while (true)
        {
            if (at < line.Length && line[at] == '"')
            {
                if (Quoted(line, ref at, values) is { } fault)
                    return fault;
            }
            else
            {
                var comma = line.IndexOf(',', at);
                var end = comma < 0 ? line.Length : comma;
                values.Add(line[at..end]);
                at = end;
            }

            if (at == line.Length)
                return null;
            at++;
        }
    }

    private static CdrFault? Quoted(string line, ref int at, List<object?> values)
    {
        StringBuilder? unquoted = null;
        var from = at + 1;
        while (true)
        {
            var quote = line.IndexOf('"', from);
            if (quote < 0)
                return Unclosed;
            if (quote + 1 < line.Length && line[quote + 1] == '"')
            {
                unquoted = (unquoted ?? new StringBuilder()).Append(line, from, quote + 1 - from);
                from = quote + 2;
                continue;
            }

            at = quote + 1;
            if (at < line.Length && line[at] != ',')
                return Trailing;
            values.Add(unquoted is null ? line[from..quote] : unquoted.Append(line, from, quote - from).ToString());
            return null;
        }
    }
}
