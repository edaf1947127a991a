namespace CrmCore.Testing;

/// <summary>What a story lets go wrong.</summary>
internal enum FaultKind
{
    /// <summary>The node dies at a turn: before or after a commit or a call of a port, wherever it stands.</summary>
    Death,

    /// <summary>The node stands still at a turn for so long, and then goes on as if nothing had been.</summary>
    Freeze,

    /// <summary>The store cannot be reached once.</summary>
    StoreFails,

    /// <summary>A service asks to come again later.</summary>
    PortBusy,

    /// <summary>A service does not answer, and has taken nothing.</summary>
    PortSilent,

    /// <summary>A service has taken it, and its answer is lost.</summary>
    PortLost,

    /// <summary>A service takes it and then answers nonsense.</summary>
    PortBreaks,

    /// <summary>A service refuses for good.</summary>
    PortRefuses,

    /// <summary>A service needs so long.</summary>
    PortSlow,
}
