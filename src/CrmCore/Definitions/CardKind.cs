namespace CrmCore;

/// <summary>The kinds of cards.</summary>
public enum CardKind
{
    /// <summary>A deal.</summary>
    Deal = 1,

    /// <summary>A contact.</summary>
    Contact = 2,

    /// <summary>A lead.</summary>
    Lead = 3,

    /// <summary>A company.</summary>
    Company = 4,

    /// <summary>A customer.</summary>
    Customer = 5,
}
