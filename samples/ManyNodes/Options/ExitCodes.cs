namespace ManyNodes;

/// <summary>What the program says to the shell.</summary>
internal static class ExitCodes
{
    /// <summary>All sums are right.</summary>
    public const int Done = 0;

    /// <summary>A sum is wrong: something was lost, or counted twice.</summary>
    public const int WrongSums = 1;

    /// <summary>Nothing could be done.</summary>
    public const int Nothing = 2;
}
