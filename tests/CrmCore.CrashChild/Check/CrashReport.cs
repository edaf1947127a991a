namespace CrmCore.CrashChild.Check;

/// <summary>What was checked, and what was found.</summary>
internal sealed record CrashReport
{
    public required int Deaths { get; init; }

    public required int Answered { get; init; }

    public required int Refused { get; init; }

    public required int Events { get; init; }

    public required int Deals { get; init; }

    public required int Moves { get; init; }

    public required int Actions { get; init; }

    public required int Uncertain { get; init; }

    public required int Effects { get; init; }

    public required IReadOnlyList<Violation> Violations { get; init; }

    public override string ToString() =>
        $"{Deaths} deaths; {Answered} answers and {Refused} refusals checked against {Events} events, {Deals} deals, {Moves} moves, "
        + $"{Actions} planned actions ({Uncertain} parked as uncertain) and {Effects} effects: {Violations.Count} violations"
        + string.Concat(Violations.Take(20).Select(v => Environment.NewLine + "  " + v));
}
