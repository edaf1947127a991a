namespace CrmCore;

/// <summary>How far two words of a name agree, from nothing known to the same word.</summary>
public enum NameAgreement
{
    /// <summary>At least one of the names has no such word.</summary>
    Unknown = 0,

    /// <summary>Two words that are not taken for the same.</summary>
    Different,

    /// <summary>Nearly the same letters: a typing error, or a name much like the other.</summary>
    Similar,

    /// <summary>One is the first letter of the other.</summary>
    Initial,

    /// <summary>One stands for the other: Саша for Александр, Bill for William, Juan for John.</summary>
    Nickname,

    /// <summary>The same word, be it in another alphabet, romanisation or grammatical gender.</summary>
    Exact,
}
