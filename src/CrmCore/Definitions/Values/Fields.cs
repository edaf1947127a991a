namespace CrmCore;

/// <summary>The names of the fields that every deal has, for required fields and conditions. Custom fields stand beside them by their ids.</summary>
public static class Fields
{
    /// <summary>The deal's amount.</summary>
    public const string Amount = "amount";

    /// <summary>The deal's title.</summary>
    public const string Title = "title";

    /// <summary>The deal's owner.</summary>
    public const string Owner = "owner";

    /// <summary>The deal's main contact.</summary>
    public const string Contact = "contact";

    /// <summary>The probability of winning that somebody set by hand, in per cent (R36).</summary>
    public const string WinProbability = "win-probability";

    /// <summary>The deal's tags.</summary>
    public const string Tags = "tags";
}
