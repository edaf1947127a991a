using NodaTime;

namespace CrmCore;

/// <summary>Says what gives a rule's points.</summary>
public sealed class ScoreRuleBuilder
{
    private ScoreRule _rule = new() { Id = "", Points = 0 };

    internal ScoreRuleBuilder()
    {
    }

    /// <summary>Gives the rule the name that people see. Without it they see the id.</summary>
    /// <param name="name">The name; it may change at any time.</param>
    /// <returns>The same builder.</returns>
    public ScoreRuleBuilder Named(string name) => Set(_rule with { Name = name });

    /// <summary>Counts when an event comes. Without it the rule counts while its condition holds on the card.</summary>
    /// <param name="kind">The kind of event: one of <see cref="EventKinds"/>, or the host's.</param>
    /// <returns>The same builder.</returns>
    public ScoreRuleBuilder On(string kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return Set(_rule with { On = kind });
    }

    /// <summary>Counts only when a condition holds. Called twice, both must hold.</summary>
    /// <param name="condition">Makes the condition; it is data, and the lambda runs once, here. Of a lead the deal is the lead.</param>
    /// <returns>The same builder.</returns>
    public ScoreRuleBuilder When(Func<ConditionBuilder, Condition> condition) => Set(_rule with { When = ConditionBuilder.Add(_rule.When, condition) });

    /// <summary>Counts once for a card.</summary>
    /// <returns>The same builder.</returns>
    public ScoreRuleBuilder Once() => AtMost(1);

    /// <summary>Counts at most so often for a card.</summary>
    /// <param name="times">How often; 1 or more.</param>
    /// <returns>The same builder.</returns>
    public ScoreRuleBuilder AtMost(int times) => Set(_rule with { AtMost = times });

    /// <summary>Lets half of the points go in a time.</summary>
    /// <param name="time">The time; more than zero.</param>
    /// <returns>The same builder.</returns>
    public ScoreRuleBuilder HalfLife(Duration time) => Set(_rule with { HalfLife = time });

    /// <summary>Lets some points go with each day, down to none.</summary>
    /// <param name="points">How many a day; more than zero.</param>
    /// <returns>The same builder.</returns>
    public ScoreRuleBuilder PerDay(decimal points) => Set(_rule with { PerDay = points });

    internal ScoreRule Build(string id, int points) => _rule with { Id = id, Points = points };

    private ScoreRuleBuilder Set(ScoreRule rule)
    {
        _rule = rule;
        return this;
    }
}
