namespace CrmCore;

/// <summary>What the text of one cell looks like.</summary>
internal enum CellKind
{
    /// <summary>Nothing in it.</summary>
    Empty,
    Email,
    Phone,
    Messenger,
    Url,

    /// <summary>A day of a plausible life.</summary>
    Date,

    /// <summary>A day with a time.</summary>
    Moment,

    /// <summary>Digits alone.</summary>
    Number,
    Decimal,
    YesNo,

    /// <summary>A universally unique id, or letters and digits mixed without a space.</summary>
    Code,

    /// <summary>Two capital letters.</summary>
    TwoLetters,

    /// <summary>One word of letters.</summary>
    Word,

    /// <summary>Two to four words of letters.</summary>
    Words,

    /// <summary>Anything else.</summary>
    Text,
}
