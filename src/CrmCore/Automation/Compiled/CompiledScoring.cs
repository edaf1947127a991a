namespace CrmCore;

/// <summary>The account's rules of scoring ready for decisions (R36). Immutable.</summary>
internal sealed class CompiledScoring
{
    private readonly Dictionary<string, CompiledScoreRule[]> _byEvent;

    public CompiledScoring(ScoringRules definition)
    {
        Definition = definition;
        var all = definition.Rules.Select(r => new CompiledScoreRule(r, CompiledCondition.Compile(r.When))).ToArray();
        _byEvent = all.Where(r => r.Rule.On is not null).GroupBy(r => r.Rule.On!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        OnCard = [.. all.Where(r => r.Rule.On is null)];
        ById = all.ToDictionary(r => r.Rule.Id, r => r.Rule, StringComparer.Ordinal);
    }

    public ScoringRules Definition { get; }

    public IReadOnlyDictionary<string, ScoreRule> ById { get; }

    /// <summary>The rules that count while their condition holds on the card.</summary>
    public CompiledScoreRule[] OnCard { get; }

    public CompiledScoreRule[] Of(string kind) => _byEvent.GetValueOrDefault(kind, []);

    public Temperature TemperatureOf(double points) =>
        points >= Definition.Hot ? Temperature.Hot : points >= Definition.Warm ? Temperature.Warm : Temperature.Cold;
}

/// <summary>A rule with its condition.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Condition">What must hold; null for nothing.</param>
internal sealed record CompiledScoreRule(ScoreRule Rule, CompiledCondition? Condition);
