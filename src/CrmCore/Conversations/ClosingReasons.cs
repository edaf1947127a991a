namespace CrmCore;

/// <summary>Why a conversation was closed. Stored: a name is never given a new meaning.</summary>
public static class ClosingReasons
{
    /// <summary>Somebody closed it.</summary>
    public const string ByHand = "by-hand";

    /// <summary>The client was silent for as many days as the line says (R47).</summary>
    public const string Silence = "silence";

    /// <summary>The call has ended.</summary>
    public const string CallEnded = "call-ended";

    /// <summary>The call has ended and nobody had picked up.</summary>
    public const string CallMissed = "call-missed";

    /// <summary>The call came while the line was closed (R47): a missed call.</summary>
    public const string OutOfHours = "out-of-hours";

    /// <summary>The client's card was deleted or erased (R18, R65).</summary>
    public const string ClientGone = "client-gone";
}
