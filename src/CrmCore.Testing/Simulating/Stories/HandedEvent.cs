namespace CrmCore.Testing;

/// <summary>An event that a caller handed in.</summary>
internal sealed class HandedEvent(string account, InboundEvent e, string? person, long handedAt)
{
    public string Account => account;

    public InboundEvent Event => e;

    /// <summary>Whose event it is; null where that is not known.</summary>
    public string? Person => person;

    public long HandedAt => handedAt;

    /// <summary>What a caller was told; null while nobody has been told more than that it is a duplicate.</summary>
    public EventOutcome? Outcome { get; set; }

    /// <summary>When; 0 for never.</summary>
    public long ToldAt { get; set; }

    /// <summary>Whether a caller was told that it was there already.</summary>
    public bool IsKnown { get; set; }

    public string Words => $"{e.Kind} {e.Source}/{e.Key}";
}
