using System.Buffers;
using System.Globalization;

namespace CrmCore.Templating;

/// <summary>
/// Splits a template into its tags, strictly: what it lets through, the Handlebars compiler reads in the same way. What that compiler
/// would read in another way than other Handlebars (a third brace behind a tag, a brace in a comment) is a problem.
/// </summary>
internal sealed class TemplateScanner
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\\{");
    private readonly string _template;
    private readonly List<TemplateTag> _tags = [];
    private int _at;
    private int _line = 1;
    private int _lineCountedTo;

    private TemplateScanner(string template) => _template = template;

    public static IReadOnlyList<TemplateTag> Scan(string template)
    {
        if (template.Length > TemplateLimits.TemplateLength)
        {
            const string Remedy = "Shorten it; link to pictures instead of holding them";
            throw Problem(1, $"the template has more than {TemplateLimits.TemplateLength} characters", Remedy);
        }

        var scanner = new TemplateScanner(template);
        scanner.Run();
        return scanner._tags;
    }

    public static FormatException Problem(int line, string problem, string remedy) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Line {line}: {problem}. {remedy}."));

    private void Run()
    {
        while (_at < _template.Length)
        {
            var next = _template.AsSpan(_at).IndexOfAny(Special);
            if (next < 0) return;
            _at += next;
            if (Char(0) == '\\') SkipBackslash();
            else if (Char(1) == '{') ReadTag();
            else _at++;
        }
    }

    // Two backslashes are one, and a tag behind them is a tag; a backslash and two braces are two braces.
    private void SkipBackslash()
    {
        if (Char(1) == '\\') _at += 2;
        else if (Char(1) == '{') _at += Char(2) == '{' ? 3 : 2;
        else _at++;
    }

    private void ReadTag()
    {
        var line = LineHere();
        var braces = Char(2) == '{' ? 3 : 2;
        if (braces == 3 && Char(3) == '{') throw Problem(line, "'{{{{' is no tag", "Write '{{{' or '{{'; put a space between more braces");
        _at += braces;
        if (Char(0) == '~') _at++;
        SkipSpace();
        if (Char(0) == '!') SkipComment(line, braces);
        else if (_tags.Count < TemplateLimits.Tags) _tags.Add(new TagReader(_template, _at, line).Read(braces, out _at));
        else throw Problem(line, $"the template has more than {TemplateLimits.Tags} tags", "Make two of it");
    }

    private void SkipComment(int line, int braces)
    {
        var isLong = Char(1) == '-' && Char(2) == '-';
        var text = isLong ? _at + 3 : _at + 1;
        var mark = isLong ? "--}" : "}";
        var end = _template.IndexOf(mark, text, StringComparison.Ordinal);
        if (end < 0) throw Problem(line, "a comment is not closed", isLong ? "Add '--}}'" : "Add '}}'");
        _at = end + mark.Length;
        var isThirdDash = isLong && end > text && _template[end - 1] == '-';
        if (braces == 3 || Char(0) != '}' || Char(1) == '}' || isThirdDash || _template[text] == '<')
        {
            const string Odd = "a comment has braces, a third dash or a '<' where they mean something else";
            throw Problem(line, Odd, "Write it as '{{!-- words --}}'");
        }

        _at++;
    }

    private void SkipSpace()
    {
        while (char.IsWhiteSpace(Char(0))) _at++;
    }

    private char Char(int offset) => _at + offset < _template.Length ? _template[_at + offset] : '\0';

    private int LineHere()
    {
        _line += _template.AsSpan(_lineCountedTo, _at - _lineCountedTo).Count('\n');
        _lineCountedTo = _at;
        return _line;
    }
}
