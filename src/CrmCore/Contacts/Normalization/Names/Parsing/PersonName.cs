namespace CrmCore;

/// <summary>A person's name taken apart: its words, without titles, with a guess which of them is what. A guess, never a demand.</summary>
internal sealed class PersonName
{
    /// <summary>More words than any name has; the rest is not looked at.</summary>
    public const int MaxTokens = 12;

    private PersonName(NameToken[] tokens, bool switched)
    {
        Tokens = tokens;
        WasSwitched = switched;
        Given = Part(NamePart.Given) ?? Part(NamePart.Word) ?? Part(NamePart.Initial);
        Surname = Part(NamePart.Surname);
        Patronymic = Part(NamePart.Patronymic);
    }

    /// <summary>Gets the words without titles and particles, in their order.</summary>
    public NameToken[] Tokens { get; }

    /// <summary>Gets a value indicating whether the name made sense only on the other keyboard layout.</summary>
    public bool WasSwitched { get; }

    public NameToken? Given { get; }

    public NameToken? Surname { get; }

    public NameToken? Patronymic { get; }

    public bool IsEmpty => Tokens.Length == 0;

    public static PersonName Parse(string? text)
    {
        var words = NameTokenizer.Split(text);
        var tokens = NameRoles.Assign(words);
        if (text is null || tokens.Length == 0 || !WrongLayout.IsPossible(text, tokens)) return new(tokens, switched: false);
        if (KeyboardLayout.Switch(text) is not { } other) return new(tokens, switched: false);
        var switched = NameRoles.Assign(NameTokenizer.Split(other));
        return WrongLayout.Explains(switched) ? new(switched, switched: true) : new(tokens, switched: false);
    }

    private NameToken? Part(NamePart part) => Array.Find(Tokens, token => token.Part == part);
}
