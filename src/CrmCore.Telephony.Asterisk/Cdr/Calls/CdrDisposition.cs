namespace CrmCore.Telephony.Asterisk;

/// <summary>How a call, or one leg of it, ended.</summary>
public enum CdrDisposition
{
    /// <summary>Asterisk wrote nothing, or a word that is not known here; <see cref="CdrRecord.DispositionText"/> keeps it.</summary>
    Unknown,

    /// <summary>Somebody, or a voice menu, took the call.</summary>
    Answered,

    /// <summary>Nobody took the call.</summary>
    NoAnswer,

    /// <summary>The called side was busy.</summary>
    Busy,

    /// <summary>The call could not be made.</summary>
    Failed,

    /// <summary>No line was free; written by Asterisk only with <c>congestion=yes</c>, otherwise <see cref="Failed"/>.</summary>
    Congestion,

    /// <summary>The caller hung up first; written by Asterisk only with <c>canceldispositionenabled=yes</c>, otherwise <see cref="NoAnswer"/>.</summary>
    Cancelled,
}
