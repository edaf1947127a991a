namespace CrmCore;

/// <summary>A deal that would have gone another way under the changed definition.</summary>
public sealed record DryRunDeal
{
    /// <summary>The deal; null for one that only the changed definition would have made.</summary>
    public DealId? Deal { get; init; }

    /// <summary>The event (or command) that made it in the period; null for a deal that was there before.</summary>
    public EventId? MadeBy { get; init; }

    /// <summary>The stages that it stood on, in order; a move into another pipeline as <c>pipeline/stage</c>. Empty where it was not made.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];

    /// <summary>The stages that it would have stood on. Empty where it would not have been made.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    /// <summary>The actions that only the changed definition plans, each as often as it is planned more.</summary>
    public IReadOnlyList<string> OnlyNow { get; init; } = [];

    /// <summary>The actions that the changed definition plans no longer, each as often as it is planned less.</summary>
    public IReadOnlyList<string> NoLonger { get; init; } = [];

    /// <summary>The difference as people read it.</summary>
    /// <returns>The deal, both ways, the actions.</returns>
    public override string ToString() =>
        (Deal is { } deal ? $"deal {deal}" : $"a new deal of the event {MadeBy}")
        + $": {Way(Before)} => {Way(After)}"
        + (OnlyNow.Count > 0 ? "; only now: " + string.Join(", ", OnlyNow) : "")
        + (NoLonger.Count > 0 ? "; no longer: " + string.Join(", ", NoLonger) : "");

    private static string Way(IReadOnlyList<string> path) => path.Count == 0 ? "(not made)" : string.Join(" > ", path);
}
