namespace CrmCore;

/// <summary>Whether a card is in use. Stored: a number is never given a new meaning. The row of a card that is not in use stays, so that its id answers clearly.</summary>
internal enum CardState : byte
{
    /// <summary>It is in use.</summary>
    Active = 0,

    /// <summary>It was merged into another card: its redirect says into which (R33).</summary>
    Merged = 1,

    /// <summary>It was deleted (R18).</summary>
    Deleted = 2,

    /// <summary>It is being erased: nothing finds it any more, and its personal values are needed only to find the rest of them (R65).</summary>
    Erasing = 3,

    /// <summary>It was erased: nothing personal is left of it (R65).</summary>
    Erased = 4,
}
