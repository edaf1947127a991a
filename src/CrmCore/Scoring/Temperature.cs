namespace CrmCore;

/// <summary>How promising a card is, by the account's thresholds (R36).</summary>
public enum Temperature
{
    /// <summary>Below the threshold of warm.</summary>
    Cold = 0,

    /// <summary>From the threshold of warm on.</summary>
    Warm = 1,

    /// <summary>From the threshold of hot on.</summary>
    Hot = 2,
}
