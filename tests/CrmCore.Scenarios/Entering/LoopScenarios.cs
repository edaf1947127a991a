using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Entering;

/// <summary>R28: automatic chains are cut.</summary>
public sealed class LoopScenarios : Scenario
{
    private static PipelineDefinition Loop { get; } = Pipeline.Define("loop", p => p
        .Stage("in").Stage("a", s => s.MoveHereOn("call", Triggers.IncomingCall()).OnEnter("to-b", Do.ChangeStage("b"))).Stage("b", s => s.OnEnter("to-a", Do.ChangeStage("a"))));

    [Theory]
    [InlineData(null, 20)]
    [InlineData(5, 5)]
    public async Task R28_a_chain_that_a_person_began_is_cut(int? setting, int moves)
    {
        await using var desk = await DeskAsync(crm => crm.AddPipeline(Loop), settings: setting is { } max ? Settings with { MaxChain = max } : null);
        var deal = await desk.NewDealAsync();
        await MoveAsync(desk, deal, "a");
        var automatic = (await desk.Timeline.OfAsync(deal)).Where(e => e.Kind == TimelineKinds.Moved && e.Actor.Kind == ActorKind.Automation);
        Assert.Equal(moves, automatic.Count());
        var cut = Assert.Single(await ToldAsync(desk, deal, TimelineKinds.ChainCut));
        Assert.Contains("the chain is cut (R28)", cut, StringComparison.Ordinal);
        await desk.AdvanceAsync(Period.FromDays(1));
        Assert.Equal(moves, automatic.Count());
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R28_a_chain_that_an_event_began_is_cut(Keep keep)
    {
        await using var desk = await DeskAsync(keep, Loop);
        var deal = await desk.NewDealAsync();
        await desk.Events.IngestAsync(Call());
        Assert.Equal(20, (await ToldAsync(desk, deal, TimelineKinds.Moved)).Count);
        Assert.Single(await ToldAsync(desk, deal, TimelineKinds.ChainCut));

        await MoveAsync(desk, deal, "in");
        await desk.Events.IngestAsync(Call());
        Assert.Equal(41, (await ToldAsync(desk, deal, TimelineKinds.Moved)).Count);
    }

    [Fact]
    public async Task R28_a_chain_with_delays_is_one_chain()
    {
        await using var desk = await DeskAsync(Pipeline.Define("loop", p => p
            .Stage("in")
            .Stage("a", s => s.OnEnter("to-b", Do.ChangeStage("b").After(Period.FromDays(1))))
            .Stage("b", s => s.OnEnter("to-a", Do.ChangeStage("a").After(Period.FromDays(1))))));
        var deal = await desk.NewDealAsync();
        await MoveAsync(desk, deal, "a");
        await desk.AdvanceAsync(Period.FromDays(100));
        Assert.Equal(21, (await ToldAsync(desk, deal, TimelineKinds.Moved)).Count);
        Assert.Single(await ToldAsync(desk, deal, TimelineKinds.ChainCut));
        Assert.Empty(await desk.Actions.OfAsync(deal));
    }

    [Fact]
    public async Task R28_tags_that_call_each_other_are_cut_too()
    {
        await using var desk = await DeskAsync(Pipeline.Define("loop", p => p
            .Stage("in")
            .Stage("a", s => s.OnEnter("tag", Do.AddTag("x")).OnEnter("untag", Do.RemoveTag("x")))
            .Stage("b", s => s.MoveHereOn("x", Triggers.TagAdded("x")).OnEnter("back", Do.ChangeStage("a")))));
        var deal = await desk.NewDealAsync();
        await MoveAsync(desk, deal, "a");
        Assert.Single(await ToldAsync(desk, deal, TimelineKinds.ChainCut));
    }

    [Fact]
    public async Task R28_deals_that_make_deals_are_cut()
    {
        await using var desk = await DeskAsync(Pipeline.Define("breeder", p => p.Stage("in").Stage("make", s => s.OnEnter("make", Do.CreateDeal("breeder", "make")))));
        var deal = await desk.NewDealAsync();
        await MoveAsync(desk, deal, "make");
        Assert.Equal(21, (await desk.Deals.ListAsync()).Items.Count);
    }

    [Fact]
    public async Task R28_a_chain_below_the_limit_is_not_cut()
    {
        await using var desk = await DeskAsync(Pipeline.Define("long", p =>
        {
            p.Stage("in");
            for (var i = 0; i < 20; i++)
            {
                var next = "s" + (i + 1).ToString(CultureInfo.InvariantCulture);
                p.Stage("s" + i.ToString(CultureInfo.InvariantCulture), s => s.OnEnter("to-" + next, Do.ChangeStage(next)));
            }

            p.Stage("s20");
        }));
        var deal = await desk.NewDealAsync();
        await MoveAsync(desk, deal, "s0");
        Assert.Equal("s20", await StageAsync(desk, deal));
        Assert.Empty(await ToldAsync(desk, deal, TimelineKinds.ChainCut));
    }
}
