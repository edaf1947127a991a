namespace CrmCore;

/// <summary>How an account scores its leads, contacts and deals (R36). Immutable.</summary>
public sealed record ScoringRules
{
    private const int MostPoints = 1_000_000;

    /// <summary>The rules in the order in which people see them.</summary>
    public IReadOnlyList<ScoreRule> Rules { get; init; } = [];

    /// <summary>From how many points on a card is warm.</summary>
    /// <value>The default value is 20.</value>
    public int Warm { get; init; } = 20;

    /// <summary>From how many points on a card is hot; not less than <see cref="Warm"/>.</summary>
    /// <value>The default value is 50.</value>
    public int Hot { get; init; } = 50;

    /// <summary>Whether the probability of winning is learned from the account's own closed deals.</summary>
    /// <value>The default value is false.</value>
    public bool LearnsFromDeals { get; init; }

    /// <summary>Describes rules.</summary>
    /// <param name="define">Adds them in order.</param>
    /// <returns>The rules; <see cref="Validate()"/> says what is wrong with them.</returns>
    public static ScoringRules Define(Action<ScoringRulesBuilder> define)
    {
        ArgumentNullException.ThrowIfNull(define);
        var builder = new ScoringRulesBuilder();
        define(builder);
        return builder.Build();
    }

    /// <summary>Finds what makes the rules unusable.</summary>
    /// <returns>What is wrong, each with its remedy; empty when nothing is.</returns>
    public IReadOnlyList<PipelineProblem> Validate()
    {
        var found = new List<PipelineProblem>();
        if (Hot < Warm) found.Add(new("bad-threshold", "scoring", $"Hot begins at {Hot}, below warm at {Warm}.", "Give hot the higher threshold."));
        foreach (var twice in Rules.GroupBy(r => r.Id, StringComparer.Ordinal).Where(g => g.Count() > 1)) found.Add(new("duplicate-id", "scoring", $"The rule \"{twice.Key}\" is there {twice.Count()} times.", "Give each rule an id of its own."));
        foreach (var rule in Rules) Validate(rule, found);
        return found;
    }

    private static void Validate(ScoreRule rule, List<PipelineProblem> found)
    {
        var where = $"score rule \"{rule.Id}\"";
        if (!PipelineValidation.IsId(rule.Id)) Add("bad-id", $"\"{rule.Id}\" is no id.", "Use lower-case letters, digits and dashes, 1 to 64 of them.");
        if (rule.Points is 0 or > MostPoints or < -MostPoints) Add("bad-points", $"It gives {rule.Points} points.", $"Give 1 to {MostPoints}, or as many negative ones.");
        if (rule is { On: null, When: null }) Add("no-condition", "It has neither an event nor a condition.", "Say on which event it counts, or what must hold on the card.");
        if (rule.On is null && (rule.AtMost is not null || rule.HalfLife is not null || rule.PerDay is not null)) Add("card-rule-decays", "A rule on the card counts while its condition holds: it neither repeats nor decays.", "Take AtMost, HalfLife and PerDay away, or name the event.");
        if (rule.AtMost < 1) Add("bad-limit", $"It counts at most {rule.AtMost} times.", "Give 1 or more.");
        if (rule.HalfLife is { } half && half <= NodaTime.Duration.Zero) Add("bad-decay", "The half-life is not more than zero.", "Give more than zero.");
        if (rule.PerDay <= 0) Add("bad-decay", $"It loses {rule.PerDay} a day.", "Give more than zero.");
        if (rule is { HalfLife: not null, PerDay: not null }) Add("bad-decay", "It decays in two ways.", "Leave one of HalfLife and PerDay.");
        foreach (var compare in rule.When.Comparisons())
        {
            if (ConditionPaths.Find(compare.Field) is { } path) Add("bad-condition", path.What, path.Remedy);
            if (ConditionOperators.WrongCount(compare) is { } count) Add("bad-condition", count.What, count.Remedy);
            if (ConditionPaths.IsScore(compare.Field)) Add("score-of-score", $"It looks at \"{compare.Field}\", which rules make.", "Look at something else.");
            if (rule.On is null && compare.Field.StartsWith("event.", StringComparison.Ordinal)) Add("bad-condition", $"It looks at \"{compare.Field}\", and waits for no event.", "Name the event with On.");
        }

        void Add(string code, string what, string remedy) => found.Add(new(code, where, what, remedy));
    }
}
