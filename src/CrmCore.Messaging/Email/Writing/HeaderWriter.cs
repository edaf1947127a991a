using System.Text;

namespace CrmCore.Messaging;

/// <summary>Writes header fields: encoded (RFC 2047), folded, and never with a control character in them.</summary>
internal sealed class HeaderWriter
{
    private const int FoldAt = 76;
    private const int LongestWord = 60;
    private readonly StringBuilder _header = new();

    /// <summary>An unstructured value that a person wrote.</summary>
    public void Text(string name, string value)
    {
        MailSyntax.CheckNoControls(name, value);
        Words(name, MustEncode(value) ? EncodedWordWriter.Encode(value) : value);
    }

    /// <summary>A value of ASCII words with single spaces between, folded at them.</summary>
    public void Words(string name, string value) => Pieces(name, value.Split(' '));

    public void Addresses(string name, IReadOnlyList<LetterAddress> addresses) =>
        Pieces(name, [.. addresses.SelectMany((address, i) => Words(name, address, last: i == addresses.Count - 1))]);

    public void Ids(string name, IReadOnlyList<string> ids) => Pieces(name, [.. ids.Select(MailSyntax.Id)]);

    public void Links(string name, IReadOnlyList<string> links) =>
        Pieces(name, [.. links.Select((link, i) => $"<{MailSyntax.Link(link)}>{(i == links.Count - 1 ? "" : ",")}")]);

    public override string ToString() => _header.ToString();

    private static bool MustEncode(string value) =>
        !Ascii.IsValid(value)
        || value.Contains("=?", StringComparison.Ordinal)
        || value.Split(' ').Any(word => word.Length is 0 or > LongestWord);

    private static string[] Words(string field, LetterAddress address, bool last)
    {
        MailSyntax.CheckAddress(address.Address);
        var angled = $"<{MailSyntax.WithAsciiDomain(address.Address)}>{(last ? "" : ",")}";
        if (string.IsNullOrWhiteSpace(address.Name))
            return [angled];
        MailSyntax.CheckNoControls(field, address.Name);
        return [.. Name(address.Name).Split(' '), angled];
    }

    private static string Name(string name)
    {
        if (MustEncode(name))
            return EncodedWordWriter.Encode(name);
        return name.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-' or '_')
            ? name
            : $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }

    private void Pieces(string name, string[] pieces)
    {
        if (pieces.Length == 0)
            return;
        _header.Append(name).Append(':');
        var column = name.Length + 1;
        foreach (var piece in pieces)
        {
            if (column + 1 + piece.Length > FoldAt && column > name.Length + 1)
            {
                _header.Append("\r\n");
                column = 0;
            }

            _header.Append(' ').Append(piece);
            column += 1 + piece.Length;
        }

        _header.Append("\r\n");
    }
}
