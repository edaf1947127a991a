namespace OpenLine;

/// <summary>What a conversation on a desk waits for.</summary>
internal enum DeskItemState
{
    /// <summary>For its first answer: the line's time runs.</summary>
    New,

    /// <summary>For a further answer.</summary>
    Asked,

    /// <summary>For the client.</summary>
    Answered,
}
