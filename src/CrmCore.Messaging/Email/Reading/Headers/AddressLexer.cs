using System.Text;

namespace CrmCore.Messaging;

/// <summary>Cuts an address header into tokens (RFC 5322, section 3.2), forgiving unclosed quotes, comments and brackets.</summary>
internal sealed class AddressLexer(string value, ProblemList problems)
{
    private readonly List<AddressToken> _tokens = [];
    private int _position;
    private bool _noMoreComments;
    private bool _noMoreQuotes;
    private int _wordsFrom;
    private bool _afterSpace;

    public IReadOnlyList<AddressToken> Run()
    {
        while (_position < value.Length)
        {
            var c = value[_position];
            if (char.IsWhiteSpace(c))
            {
                _afterSpace = true;
                _position++;
                continue;
            }

            var took = c switch
            {
                ',' or ';' => Add(AddressTokenKind.Separator, "", _position + 1),
                ':' => Add(AddressTokenKind.Colon, "", _position + 1),
                '"' => Quoted(),
                '(' => Comment(),
                '<' => Angle(),
                _ => false,
            };
            if (!took)
                Atom();
        }

        return _tokens;
    }

    private bool Add(AddressTokenKind kind, string text, int end)
    {
        _tokens.Add(new AddressToken(kind, text, _afterSpace));
        _afterSpace = false;
        _position = end;
        return true;
    }

    private bool Quoted()
    {
        var end = QuotedEnd(_position);
        if (end >= 0)
            return Add(AddressTokenKind.Quoted, HeaderText.Unescape(value.AsSpan((_position + 1)..(end - 1))), end);
        problems.Add("A quoted name is not closed", value);
        _position++;
        return true;
    }

    /// <summary>As in <see cref="HeaderText"/>, but an end that was missed once is not looked for again: a hostile header costs one search.</summary>
    private int QuotedEnd(int start)
    {
        var end = _noMoreQuotes ? -1 : HeaderText.QuotedEnd(value, start);
        _noMoreQuotes |= end < 0;
        return end;
    }

    private int CommentEnd(int start)
    {
        var end = _noMoreComments ? -1 : HeaderText.CommentEnd(value, start);
        _noMoreComments |= end < 0;
        return end;
    }

    private bool Comment()
    {
        var end = CommentEnd(_position);
        return end >= 0 && Add(AddressTokenKind.Comment, HeaderText.Unescape(value.AsSpan((_position + 1)..(end - 1))), end);
    }

    private bool Angle()
    {
        var text = new StringBuilder();
        var i = _position + 1;
        while (i < value.Length && value[i] is not ('>' or '<'))
        {
            var end = value[i] switch
            {
                '"' => QuotedEnd(i),
                '(' => CommentEnd(i),
                _ => -1,
            };
            if (end >= 0 && value[i] == '"')
                text.Append(value, i, end - i);
            else if (end < 0 && !char.IsWhiteSpace(value[i]))
                text.Append(value[i]);
            i = end < 0 ? i + 1 : end;
        }

        var closed = i < value.Length && value[i] == '>';
        if (!closed)
            problems.Add("An address is not closed by >", value);
        return Add(AddressTokenKind.Angle, text.ToString(), closed ? i + 1 : i);
    }

    private void Atom()
    {
        var start = _position;
        var end = start;
        do
        {
            var word = WordEnd(end);
            end = word > 0 ? word : end + 1;
        }
        while (end < value.Length && !char.IsWhiteSpace(value[end]) && !IsSpecial(value[end]));
        Add(AddressTokenKind.Atom, value[start..end], end);
    }

    /// <summary>The position after an encoded word without white space in it, which may hold specials (wrongly); -1 when none starts here.</summary>
    private int WordEnd(int start)
    {
        if (start < _wordsFrom || value[start] != '=')
            return -1;
        var length = value.AsSpan(start).IndexOfAny(" \t<");
        var stop = length < 0 ? value.Length : start + length;
        var text = EncodedWords.TextStart(value, start);
        if (text < 0 || text >= stop)
            return -1;
        var end = value.IndexOf("?=", text, stop - text, StringComparison.Ordinal);
        _wordsFrom = end < 0 ? stop : end;
        return end < 0 ? -1 : end + 2;
    }

    private static bool IsSpecial(char c) => c is ',' or ';' or ':' or '"' or '(' or '<';
}
