using System.Diagnostics.CodeAnalysis;

namespace CrmCore;

/// <summary>
/// Makes conditions (R16) as data: <c>c => c.Deal.Tag("b2b") &amp; c.Deal.Amount.AtLeast(1000)</c>. Conditions combine with <c>&amp;</c>,
/// <c>|</c> and <c>!</c>.
/// </summary>
public sealed class ConditionBuilder
{
    private static readonly ConditionBuilder Instance = new();

    private ConditionBuilder()
    {
    }

    /// <summary>The deal as it is now: after the change that the event made.</summary>
    public DealConditions Deal { get; } = new("deal.");

    /// <summary>The deal's main contact.</summary>
    public ContactConditions Contact { get; } = new("contact.");

    /// <summary>The event.</summary>
    public EventConditions Event { get; } = new("event.");

    /// <summary>The state before the change (R67).</summary>
    public BeforeConditions Before { get; } = new();

    /// <summary>The event came within the opening hours of a calendar.</summary>
    /// <param name="calendar">The calendar's id.</param>
    /// <returns>The condition.</returns>
    [SuppressMessage("Performance", "CA1822", Justification = "It is found on c, where the other conditions are.")]
    public Condition Within(string calendar) => new Condition.Within(calendar);

    internal static Condition Add(Condition? first, Func<ConditionBuilder, Condition> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var second = condition(Instance) ?? throw new ArgumentException("The lambda gave no condition.", nameof(condition));
        return Flat(first is null ? second : first & second);
    }

    // a & b & c nests to the left; as one list it reads better in JSON, and its depth does not grow with its length.
    private static Condition Flat(Condition condition) => condition switch
    {
        Condition.All(var parts) => new Condition.All([.. parts.Select(Flat).SelectMany(p => p is Condition.All(var inner) ? inner : [p])]),
        Condition.Any(var parts) => new Condition.Any([.. parts.Select(Flat).SelectMany(p => p is Condition.Any(var inner) ? inner : [p])]),
        Condition.Not(var inner) => new Condition.Not(Flat(inner)),
        _ => condition,
    };
}
