namespace CrmCore;

/// <summary>What becomes of a row whose phone, address or id somebody in the account has already.</summary>
public enum KnownPolicy
{
    /// <summary>What the row newly tells is added to the known card: phones, addresses, tags, fields that are empty. Nothing is overwritten.</summary>
    Merge,

    /// <summary>Nothing: the known card stays as it is.</summary>
    Skip,

    /// <summary>The row is put as a note on the known card, which stays as it is.</summary>
    Note,
}
