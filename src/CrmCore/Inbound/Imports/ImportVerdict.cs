namespace CrmCore;

/// <summary>What became, or would become, of a row of an import.</summary>
public enum ImportVerdict
{
    /// <summary>A new card.</summary>
    New,

    /// <summary>Somebody who is known, or came in an earlier row: the policy decides.</summary>
    Known,

    /// <summary>Nothing; the reason says why.</summary>
    Rejected,
}
