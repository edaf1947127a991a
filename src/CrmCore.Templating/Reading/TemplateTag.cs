namespace CrmCore.Templating;

/// <summary>A tag of a template.</summary>
/// <param name="Line">The line that it begins on, from 1.</param>
/// <param name="Sigil"><c>#</c> or <c>/</c>; <c>\0</c> for none.</param>
/// <param name="Tokens">What stands in it.</param>
internal sealed record TemplateTag(int Line, char Sigil, IReadOnlyList<TagToken> Tokens)
{
    public FormatException Problem(string problem, string remedy) => TemplateScanner.Problem(Line, problem, remedy);
}

/// <summary>A word, a text in quotation marks, or one of <c>( ) = |</c>.</summary>
/// <param name="Kind"><c>w</c> for a word, <c>"</c> for a text, else the character.</param>
/// <param name="Text">The word, or the text without its quotation marks.</param>
internal readonly record struct TagToken(char Kind, string Text);
