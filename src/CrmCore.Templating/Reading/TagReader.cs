namespace CrmCore.Templating;

/// <summary>Reads what stands between the braces of one tag.</summary>
internal sealed class TagReader(string template, int at, int line)
{
    private readonly List<TagToken> _tokens = [];
    private int _at = at;

    /// <summary>Reads to the closing braces.</summary>
    /// <param name="braces">How many opened the tag: 2 or 3.</param>
    /// <param name="end">Behind the closing braces.</param>
    public TemplateTag Read(int braces, out int end)
    {
        var sigil = ReadSigil(braces);
        while (true)
        {
            var c = Here;
            if (_at >= template.Length) throw Problem("a tag is not closed", braces == 3 ? "Add '}}}'" : "Add '}}'");
            if (char.IsWhiteSpace(c)) _at++;
            else if (c is '}' or '~') break;
            else if (c is '(' or ')' or '=' or '|') Take(c);
            else if (c is '"' or '\'') TakeText(c);
            else TakeWord();
        }

        if (Here == '~') _at++;
        var closing = 0;
        while (closing < 4 && Ahead(closing) == '}') closing++;
        if (closing != braces)
        {
            throw Problem($"a tag of {braces} braces is closed by {closing}", "Close it by as many; put a space before a brace of text");
        }

        end = _at + closing;
        return new TemplateTag(line, sigil, _tokens);
    }

    private char Here => Ahead(0);

    private char Ahead(int offset) => _at + offset < template.Length ? template[_at + offset] : '\0';

    private char ReadSigil(int braces)
    {
        switch (Here)
        {
            case '>':
                throw Problem("a template cannot take in another one", "Write the words here");
            case '#' when Ahead(1) is '>' or '*':
            case '*':
                throw Problem("a template cannot define partials and decorators", "Write the words here");
            case '^':
                throw Problem("'^' is not known here", "Write '{{else}}', or '{{#unless …}}'");
            case '&':
                throw Problem("'&' is not known here", "Write three braces for what shall not be escaped");
            case '#' or '/' when braces == 3:
                throw Problem($"'{{{{{{{Here}' is no tag", "Blocks have two braces");
            case '#' or '/':
                return template[_at++];
            default:
                return '\0';
        }
    }

    private void Take(char c)
    {
        _tokens.Add(new TagToken(c, ""));
        _at++;
    }

    private void TakeText(char quote)
    {
        var start = ++_at;
        while (Here != quote)
        {
            // A backslash before the quotation mark makes it a character of the text.
            if (Here == '\\' && Ahead(1) == quote) _at++;
            if (++_at >= template.Length) throw Problem("a text is not closed", $"Add {quote}");
        }

        _tokens.Add(new TagToken('"', template[start.._at].Replace("\\" + quote, quote.ToString(), StringComparison.Ordinal)));
        _at++;
        if (!IsEndOfWord(Here)) throw Problem("a word stands directly behind a text", "Put a space between");
    }

    private void TakeWord()
    {
        var start = _at;
        if (!IsStartOfWord(Here)) throw Problem($"'{Here}' cannot stand here", "Write a name, a text in quotation marks or a number");
        while (!IsEndOfWord(Here))
        {
            if (Here == '[') SkipSegment();
            else if (IsStartOfWord(Here) || Here is '/' or ':') _at++;
            else throw Problem($"a name holds '{Here}'", "Write such a name in square brackets");
        }

        _tokens.Add(new TagToken('w', template[start.._at]));
    }

    private void SkipSegment()
    {
        var end = template.IndexOf(']', _at);
        if (end < 0 || template.AsSpan(_at, end - _at).ContainsAny("{}\"'\n"))
        {
            throw Problem("a name in square brackets is not closed", "Add ']'");
        }

        _at = end + 1;
    }

    private static bool IsStartOfWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '$' or '.' or '@' or '[' or '-';

    private static bool IsEndOfWord(char c) => c is '}' or '~' or '(' or ')' or '=' or '|' or '\0' || char.IsWhiteSpace(c);

    private FormatException Problem(string problem, string remedy) => TemplateScanner.Problem(line, problem, remedy);
}
