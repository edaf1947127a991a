namespace CrmCore;

/// <summary>
/// A condition on deal, contact, event and time, as data (R16): triggers and actions take the same. Conditions combine with
/// <c>&amp;</c>, <c>|</c> and <c>!</c>. Written in JSON as <c>{"field":"deal.amount","op":">=","value":1000}</c>,
/// <c>{"all":[…]}</c>, <c>{"any":[…]}</c>, <c>{"not":{…}}</c>, <c>{"within":"office-hours"}</c>.
/// </summary>
public abstract record Condition
{
    private Condition()
    {
    }

    /// <summary>Both hold.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static Condition operator &(Condition left, Condition right) => new All([left, right]);

    /// <summary>One of them holds.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static Condition operator |(Condition left, Condition right) => new Any([left, right]);

    /// <summary>It does not hold.</summary>
    /// <param name="condition">What must not hold.</param>
    public static Condition operator !(Condition condition) => new Not(condition);

    /// <summary>Both hold.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>The conjunction.</returns>
    public static Condition BitwiseAnd(Condition left, Condition right) => left & right;

    /// <summary>One of them holds.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>The disjunction.</returns>
    public static Condition BitwiseOr(Condition left, Condition right) => left | right;

    /// <summary>It does not hold.</summary>
    /// <param name="condition">What must not hold.</param>
    /// <returns>The negation.</returns>
    public static Condition LogicalNot(Condition condition) => !condition;

    /// <summary>All of them hold; an empty list holds.</summary>
    /// <param name="Conditions">The conditions.</param>
    public sealed record All(IReadOnlyList<Condition> Conditions) : Condition;

    /// <summary>At least one of them holds; an empty list does not.</summary>
    /// <param name="Conditions">The conditions.</param>
    public sealed record Any(IReadOnlyList<Condition> Conditions) : Condition;

    /// <summary>It does not hold.</summary>
    /// <param name="Inner">What must not hold.</param>
    public sealed record Not(Condition Inner) : Condition;

    /// <summary>A field compared with values.</summary>
    /// <param name="Field">
    /// Where: <c>deal.stage</c>, <c>deal.amount</c>, <c>deal.owner</c>, <c>deal.tag</c>, <c>deal.source</c>, <c>deal.utm.source</c>,
    /// <c>deal.</c> or <c>contact.</c> and a custom field's id, <c>event.</c> and a member of the event's body, <c>before.deal.stage</c>
    /// for the state before the change (R67).
    /// </param>
    /// <param name="Op">How.</param>
    /// <param name="Values">With what: one value, for <see cref="ConditionOperator.In"/> several, for <see cref="ConditionOperator.Between"/> two, for <see cref="ConditionOperator.IsSet"/> none.</param>
    public sealed record Compare(string Field, ConditionOperator Op, IReadOnlyList<FieldValue> Values) : Condition;

    /// <summary>The event came within the opening hours of a calendar.</summary>
    /// <param name="Calendar">The calendar's id.</param>
    public sealed record Within(string Calendar) : Condition;
}
