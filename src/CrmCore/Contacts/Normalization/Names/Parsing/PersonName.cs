namespace CrmCore;

/// <summary>A person's name taken apart: its words, without titles, with a guess which of them is what. A guess, never a demand.</summary>
internal sealed class PersonName
{
    /// <summary>More words than any name has; the rest is not looked at.</summary>
    public const int MaxTokens = 12;

    private PersonName(NameToken[] tokens, int generation, bool switched)
    {
        Generation = generation;
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

    /// <summary>Gets which of several of one name is meant: 1 for Sr, 2 for Jr and II, 3 and 4; 0 when the name does not say.</summary>
    public int Generation { get; }

    public NameToken? Given { get; }

    public NameToken? Surname { get; }

    public NameToken? Patronymic { get; }

    public bool IsEmpty => Tokens.Length == 0;

    public static PersonName Parse(string? text)
    {
        var words = NameTokenizer.Split(text);
        var generation = NameRoles.TakeGeneration(words);
        var tokens = NameRoles.Assign(words);
        if (text is null || tokens.Length == 0 || !WrongLayout.IsPossible(text, tokens)) return new(tokens, generation, switched: false);
        if (KeyboardLayout.Switch(text) is not { } other) return new(tokens, generation, switched: false);
        var switched = NameRoles.Assign(NameTokenizer.Split(other));
        return WrongLayout.Explains(switched) ? new(switched, generation, switched: true) : new(tokens, generation, switched: false);
    }

    private NameToken? Part(NamePart part) => Array.Find(Tokens, token => token.Part == part);
}
