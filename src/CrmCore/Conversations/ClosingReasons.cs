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
}
