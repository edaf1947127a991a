namespace CrmCore;

/// <summary>Describes rules of assignment (R41) in code.</summary>
public static class Assign
{
    /// <summary>Describes a rule: <c>Assign.By("sales", r => r.RoundRobin("olga", "ivan").OwnManagerFirst())</c>.</summary>
    /// <param name="id">The rule's id, stable when it is renamed.</param>
    /// <param name="define">Says who, in which turn, and what is needed.</param>
    /// <returns>The rule; <see cref="AssignmentRule.Validate"/> says what is wrong with it.</returns>
    public static AssignmentRule By(string id, Action<AssignmentRuleBuilder> define)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(define);
        var rule = new AssignmentRuleBuilder();
        define(rule);
        return rule.Build(id);
    }
}
