namespace CrmCore;

/// <summary>Adds rules of scoring. Begin with <see cref="ScoringRules.Define"/>.</summary>
public sealed class ScoringRulesBuilder
{
    private readonly List<ScoreRule> _rules = [];
    private ScoringRules _scoring = new();

    internal ScoringRulesBuilder()
    {
    }

    /// <summary>Adds a rule.</summary>
    /// <param name="id">The id, stable when the rule is renamed.</param>
    /// <param name="points">The points; negative ones take away.</param>
    /// <param name="define">Says what gives them.</param>
    /// <returns>The same builder.</returns>
    public ScoringRulesBuilder Rule(string id, int points, Action<ScoreRuleBuilder> define)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(define);
        var rule = new ScoreRuleBuilder();
        define(rule);
        _rules.Add(rule.Build(id, points));
        return this;
    }

    /// <summary>Says from how many points on a card is warm, and hot.</summary>
    /// <param name="warm">The points of warm.</param>
    /// <param name="hot">The points of hot; not less.</param>
    /// <returns>The same builder.</returns>
    public ScoringRulesBuilder Thresholds(int warm, int hot)
    {
        _scoring = _scoring with { Warm = warm, Hot = hot };
        return this;
    }

    /// <summary>Learns the probability of winning from the account's own closed deals, from now on.</summary>
    /// <returns>The same builder.</returns>
    public ScoringRulesBuilder LearnsFromDeals()
    {
        _scoring = _scoring with { LearnsFromDeals = true };
        return this;
    }

    internal ScoringRules Build() => _scoring with { Rules = [.. _rules] };
}
