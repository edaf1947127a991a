using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Scoring;

/// <summary>R36: the probability of winning is learned from the account's own closed deals; every count can be seen.</summary>
public sealed class WinProbabilityScenarios : Scenario
{
    private static readonly PipelineDefinition Sales = Pipeline.Define("sales", p => p.Stage("new").Stage("offer").Stage("contract").Won().Lost("price"));

    private int _phones;

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R36_The_probability_follows_the_counts_that_it_shows(Keep keep)
    {
        await using var desk = await LearningDeskAsync(keep);
        for (var n = 0; n < 6; n++) await ClosedAsync(desk, "fair", "gold", n < 5 ? "won" : "lost", "offer");
        for (var n = 0; n < 6; n++) await ClosedAsync(desk, "flyer", "tin", n < 1 ? "won" : "lost", "new");

        var good = await desk.Crm.Scores.WinProbabilityAsync(await OpenAsync(desk, "fair", "gold", "offer"));
        var bad = await desk.Crm.Scores.WinProbabilityAsync(await OpenAsync(desk, "flyer", "tin", "new"));

        Assert.Equal((6, 6), (good.Won, good.Lost));
        Assert.True(good.Learned > 0.9 && bad.Learned < 0.15, $"{good.Learned} {bad.Learned}");
        Assert.Contains(new WinFactor("source", "fair", 5, 1, 1.585), good.Factors);
        Assert.Contains(new WinFactor("deal.metal", "tin", 1, 5, -1.585), bad.Factors);
        Assert.Contains(good.Factors, f => f is { Field: "stage", Value: "offer", Won: 6, Lost: 1 });
        Assert.Contains(bad.Factors, f => f is { Field: "country", Value: "RU", Bits: 0 });
        var odds = good.Factors.Sum(f => f.Bits);
        Assert.Equal(Math.Pow(2, odds) / (1 + Math.Pow(2, odds)), good.Learned!.Value, 2);
    }

    [Fact]
    public async Task R36_Reopening_takes_back_exactly_what_was_counted()
    {
        await using var desk = await LearningDeskAsync();
        var deal = await ClosedAsync(desk, "fair", "gold", "won", "offer");
        await desk.Deals.EditAsync(deal, new DealChange { Tags = ["late"], Fields = With("metal", FieldValue.Of("tin")) });

        await MoveAsync(desk, deal, "offer");
        var open = await desk.Crm.Scores.WinProbabilityAsync(deal);
        Assert.Equal((0, 0, (double?)null), (open.Won, open.Lost, open.Learned));
        Assert.All(open.Factors, f => Assert.Equal((0, 0), (f.Won, f.Lost)));

        await MoveAsync(desk, deal, "lost", new DealChange { LossReason = "price" });
        var lost = await desk.Crm.Scores.WinProbabilityAsync(deal);
        Assert.Equal((0, 1), (lost.Won, lost.Lost));
        Assert.Contains(lost.Factors, f => f is { Field: "tag", Value: "late", Lost: 1 });
    }

    [Fact]
    public async Task R36_What_was_closed_before_is_learned_once()
    {
        await using var desk = await DeskAsync(crm => crm.AddPipeline(Sales));
        for (var n = 0; n < 4; n++) await ClosedAsync(desk, "fair", null, n < 3 ? "won" : "lost", "contract");
        Assert.IsType<Refused>(await desk.Crm.Scores.LearnAsync());
        await desk.Crm.Settings.SaveAsync(new ScoringRules { LearnsFromDeals = true });
        await ClosedAsync(desk, "fair", null, "won", "contract");

        Assert.True(Assert.IsType<Done>(await desk.Crm.Scores.LearnAsync()).Changed);
        Assert.False(Assert.IsType<Done>(await desk.Crm.Scores.LearnAsync()).Changed);

        var open = await desk.Crm.Scores.WinProbabilityAsync(await OpenAsync(desk, "fair", null, "contract"));
        Assert.Equal((4, 1), (open.Won, open.Lost));
        Assert.Contains(open.Factors, f => f is { Field: "stage", Value: "contract", Won: 4, Lost: 1 });
    }

    [Fact]
    public async Task R36_A_probability_set_by_hand_is_kept_and_shown_as_such()
    {
        await using var desk = await LearningDeskAsync();
        await ClosedAsync(desk, "fair", "gold", "won", "offer");
        var deal = await OpenAsync(desk, "fair", "gold", "new");

        Assert.IsType<Refused>(await desk.Crm.Scores.OverrideAsync(deal, 101, Olga));
        Assert.IsType<Done>(await desk.Crm.Scores.OverrideAsync(deal, 15, Olga));
        await ClosedAsync(desk, "fair", "gold", "won", "offer");
        var set = await desk.Crm.Scores.WinProbabilityAsync(deal);
        Assert.Equal((0.15, 0.15), (set.Manual, set.Value));
        Assert.True(set.Learned > 0.5);
        Assert.Equal(15, (await desk.Deals.GetAsync(deal)).WinProbability);

        Assert.IsType<Done>(await desk.Crm.Scores.OverrideAsync(deal, null, Olga));
        Assert.Equal(set.Learned, (await desk.Crm.Scores.WinProbabilityAsync(deal)).Value);
    }

    private Task<CrmTestDesk> LearningDeskAsync(Keep keep = Keep.InMemory) => DeskAsync(
        crm => crm
            .AddPipeline(Sales)
            .AddField(new FieldDefinition { Id = "metal", Kind = FieldKind.Choice, Choices = ["gold", "tin"] })
            .UseScoring(ScoringRules.Define(s => s.LearnsFromDeals())),
        keep);

    private async Task<DealId> OpenAsync(CrmTestDesk desk, string source, string? metal, string stage) => new(Assert.IsType<Created>(await desk.Deals.CreateAsync(new NewDeal
    {
        Phone = $"+7916{++_phones:D7}", Source = source, Stage = stage, Owner = Olga, Fields = metal is null ? FieldBag.Empty : With("metal", FieldValue.Of(metal)),
    })).Id);

    private async Task<DealId> ClosedAsync(CrmTestDesk desk, string source, string? metal, string outcome, string from)
    {
        var deal = await OpenAsync(desk, source, metal, from);
        await MoveAsync(desk, deal, outcome, outcome == "lost" ? new DealChange { LossReason = "price" } : null);
        return deal;
    }
}
