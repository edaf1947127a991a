namespace OpenLine;

/// <summary>What the program says to the shell.</summary>
internal static class ExitCodes
{
    /// <summary>All went well.</summary>
    public const int Done = 0;

    /// <summary>A script expected something else than what happened.</summary>
    public const int NotAsExpected = 1;

    /// <summary>Nothing could be done.</summary>
    public const int Nothing = 2;
}
