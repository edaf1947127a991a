using System.Globalization;
using System.Text;

namespace CrmCore.Messaging;

/// <summary>
/// A value with parameters (<c>text/plain; charset=utf-8</c>), with those of RFC 2231 put together and decoded and with the encoded
/// words that many programs put there instead.
/// </summary>
internal sealed class HeaderParameters
{
    private readonly Dictionary<string, string> _parameters = new(StringComparer.OrdinalIgnoreCase);

    private HeaderParameters(string value)
    {
        Value = value;
    }

    /// <summary>What stands before the first semicolon, in lower case.</summary>
    public string Value { get; }

    public string? this[string name] => _parameters.GetValueOrDefault(name);

    public static HeaderParameters Parse(string? header, ProblemList problems)
    {
        var text = HeaderText.WithoutComments(header ?? "");
        var end = text.IndexOf(';', StringComparison.Ordinal);
#pragma warning disable CA1308 // media types are written in lower case
        var result = new HeaderParameters((end < 0 ? text : text[..end]).Trim().ToLowerInvariant());
#pragma warning restore CA1308
        if (end >= 0)
            result.Take(Pairs(text[(end + 1)..]), problems);
        return result;
    }

    private static List<(string Name, string Value)> Pairs(string text)
    {
        var result = new List<(string, string)>();
        var position = 0;
        while (position < text.Length)
        {
            var equals = text.IndexOf('=', position);
            if (equals < 0)
                break;
            var name = text[position..equals].Trim(' ', '\t', ';');

            // A flag without a value before this name ends with its own semicolon.
            name = name[(name.LastIndexOf(';') + 1)..].Trim();
            var start = equals + 1;
            while (start < text.Length && text[start] is ' ' or '\t')
                start++;
            var quotedEnd = start < text.Length && text[start] == '"' ? HeaderText.QuotedEnd(text, start) : -1;
            var end = text.IndexOf(';', quotedEnd < 0 ? start : quotedEnd);
            end = end < 0 ? text.Length : end;
            var value = quotedEnd < 0 ? text[start..end].Trim().Trim('"') : HeaderText.Unescape(text.AsSpan((start + 1)..(quotedEnd - 1)));
            result.Add((name, value));
            position = Math.Min(end + 1, text.Length);
        }

        return result;
    }

    private void Take(List<(string Name, string Value)> pairs, ProblemList problems)
    {
        var pieces = new Dictionary<string, List<(int Index, bool Encoded, string Value)>>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in pairs)
        {
            var star = name.IndexOf('*', StringComparison.Ordinal);
            if (star < 0)
            {
                _parameters.TryAdd(name, EncodedWords.Decode(value, problems));
                continue;
            }

            var encoded = name.EndsWith('*');
            var number = name[(star + 1)..].TrimEnd('*');
            _ = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index);
            var key = name[..star];
            if (!pieces.TryGetValue(key, out var list))
                pieces[key] = list = [];
            list.Add((index, encoded, value));
        }

        // The extended form is the one meant for programs that know it, so it wins over the plain one.
        foreach (var (name, list) in pieces)
            _parameters[name] = Join(list, problems);
    }

    private static string Join(List<(int Index, bool Encoded, string Value)> pieces, ProblemList problems)
    {
        string? charset = null;
        var bytes = new List<byte>();
        foreach (var (_, encoded, value) in pieces.OrderBy(piece => piece.Index))
        {
            var text = value;
            if (encoded && charset is null && text.Split('\'', 3) is [var named, _, var rest])
            {
                charset = named;
                text = rest;
            }

            AddBytes(text, encoded, bytes);
        }

        return Charsets.Decode(bytes.ToArray(), string.IsNullOrEmpty(charset) ? "utf-8" : charset, problems);
    }

    private static void AddBytes(string text, bool encoded, List<byte> bytes)
    {
        var raw = Encoding.UTF8.GetBytes(text);
        for (var i = 0; i < raw.Length; i++)
        {
            var high = encoded && raw[i] == '%' && i + 2 < raw.Length ? TransferEncodings.HexDigit(raw[i + 1]) : -1;
            var low = high < 0 ? -1 : TransferEncodings.HexDigit(raw[i + 2]);
            if (low < 0)
            {
                bytes.Add(raw[i]);
                continue;
            }

            bytes.Add((byte)((high << 4) | low));
            i += 2;
        }
    }
}
