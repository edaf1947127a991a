using NodaTime;

namespace CrmCore;

/// <summary>Somebody said that two cards are not the same: no rule merges them (R33). The smaller id stands first.</summary>
internal sealed record NotSame
{
    public required int Account { get; init; }

    public required Guid A { get; init; }

    public required Guid B { get; init; }

    public required Instant At { get; init; }

    public required string By { get; init; }

    public static NotSame Of(int account, Guid one, Guid other, Instant at, string by)
    {
        var (a, b) = Ordered(one, other);
        return new() { Account = account, A = a, B = b, At = at, By = by };
    }

    public static (Guid A, Guid B) Ordered(Guid one, Guid other) => one.CompareTo(other) <= 0 ? (one, other) : (other, one);
}
