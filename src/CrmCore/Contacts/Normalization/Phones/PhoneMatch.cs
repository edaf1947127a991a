namespace CrmCore;

/// <summary>How far two phone numbers agree, from the least to the most.</summary>
internal enum PhoneMatch
{
    NotANumber,
    None,

    /// <summary>One is the end of the other, or only one has an extension.</summary>
    ShortNational,

    /// <summary>The national numbers agree; one says nothing of its country.</summary>
    National,

    /// <summary>Country, number and extension agree.</summary>
    Exact,
}
