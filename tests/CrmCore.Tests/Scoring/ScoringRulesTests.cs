namespace CrmCore.Tests.Scoring;

public sealed class ScoringRulesTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 2, 12, 0);

    [Fact]
    public void What_is_written_reads_the_same()
    {
        var rules = ScoringRules.Define(s => s
            .Rule("prices", 10, r => r.Named("Prices").On("site-visit").When(c => c.Event.Field("page").Contains("/price")).AtMost(3).HalfLife(Duration.FromDays(14)))
            .Rule("idle", -5, r => r.On("idle").PerDay(0.5m))
            .Rule("b2b", 20, r => r.When(c => c.Deal.Tag("b2b")))
            .Thresholds(5, 9)
            .LearnsFromDeals());

        var json = ScoringJson.Write(rules);

        Assert.Empty(rules.Validate());
        Assert.Equal(json, ScoringJson.Write(ScoringJson.Parse(json)));
        Assert.Contains("\"halfLife\": \"P14D\"", json, StringComparison.Ordinal);
        Assert.True(ScoringJson.Parse(json).LearnsFromDeals);
    }

    [Theory]
    [InlineData("{\"rules\":[{\"id\":\"a\"}]}", "points")]
    [InlineData("{\"rules\":[{\"id\":\"a\",\"points\":\"many\"}]}", "without quotes")]
    [InlineData("{\"rulez\":[]}", "rules")]
    [InlineData("{\"warm\":1e99}", "warm")]
    public void What_cannot_be_read_is_named(string json, string named) =>
        Assert.Contains(named, Assert.Throws<InvalidPipelineException>(() => ScoringJson.Parse(json)).Message, StringComparison.Ordinal);

    public static TheoryData<ScoreRule, string> Wrong => new()
    {
        { new() { Id = "A b", Points = 1, On = "x" }, "bad-id" },
        { new() { Id = "a", Points = 0, On = "x" }, "bad-points" },
        { new() { Id = "a", Points = 1 }, "no-condition" },
        { new() { Id = "a", Points = 1, When = new Condition.Compare("deal.tag", ConditionOperator.IsSet, []), AtMost = 2 }, "card-rule-decays" },
        { new() { Id = "a", Points = 1, On = "x", AtMost = 0 }, "bad-limit" },
        { new() { Id = "a", Points = 1, On = "x", HalfLife = Duration.Zero }, "bad-decay" },
        { new() { Id = "a", Points = 1, On = "x", PerDay = -1 }, "bad-decay" },
        { new() { Id = "a", Points = 1, On = "x", PerDay = 1, HalfLife = Duration.FromDays(1) }, "bad-decay" },
        { new() { Id = "a", Points = 1, When = new Condition.Compare("contact.score", ConditionOperator.IsSet, []) }, "score-of-score" },
        { new() { Id = "a", Points = 1, When = new Condition.Compare("event.page", ConditionOperator.IsSet, []) }, "bad-condition" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_makes_no_sense_is_named_with_the_remedy(ScoreRule rule, string code)
    {
        var problem = Assert.Single(new ScoringRules { Rules = [rule] }.Validate());
        Assert.Equal(code, problem.Code);
        Assert.NotEmpty(problem.Remedy);
    }

    [Fact]
    public void Two_rules_of_one_id_and_thresholds_upside_down_are_named()
    {
        var rule = new ScoreRule { Id = "a", Points = 1, On = "x" };
        Assert.Equal(["bad-threshold", "duplicate-id"], new ScoringRules { Rules = [rule, rule], Warm = 9, Hot = 3 }.Validate().Select(p => p.Code));
    }

    [Theory]
    [InlineData(0, 8)]
    [InlineData(7, 4)]
    [InlineData(14, 2)]
    public void Half_of_the_points_goes_in_a_half_life(int days, double left) =>
        Assert.Equal(left, ScoreDecay.At(new() { Id = "a", Points = 8, HalfLife = Duration.FromDays(7) }, new ScoreHits(8, 1, Noon, Noon), Noon + Duration.FromDays(days)), 9);

    [Theory]
    [InlineData(8, 3, 2)]
    [InlineData(8, 9, 0)]
    [InlineData(-8, 3, -2)]
    [InlineData(-8, 9, 0)]
    public void A_daily_loss_goes_down_to_none_from_either_side(double points, int days, double left) =>
        Assert.Equal(left, ScoreDecay.At(new() { Id = "a", Points = 8, PerDay = 2 }, new ScoreHits(points, 1, Noon, Noon), Noon + Duration.FromDays(days)), 9);

    [Fact]
    public void A_late_event_counts_in_full_and_a_clock_that_goes_back_adds_nothing()
    {
        var rule = new ScoreRule { Id = "a", Points = 8, HalfLife = Duration.FromDays(1), AtMost = 2 };
        var first = ScoreDecay.Add(rule, null, Noon)!;
        var second = ScoreDecay.Add(rule, first, Noon - Duration.FromDays(5))!;

        Assert.Equal((16, 2, Noon - Duration.FromDays(5), Noon), (second.Points, second.Times, second.First, second.Last));
        Assert.Equal(16, ScoreDecay.At(rule, second, Noon - Duration.FromDays(1)));
        Assert.Null(ScoreDecay.Add(rule, second, Noon));
    }
}
