namespace LeadDesk;

/// <summary>What the program says to the shell.</summary>
internal static class ExitCodes
{
    /// <summary>All went well.</summary>
    public const int Done = 0;

    /// <summary>Done, but for what was reported: rejected rows, or values that --check found different.</summary>
    public const int Problems = 1;

    /// <summary>Nothing could be done.</summary>
    public const int Nothing = 2;
}
