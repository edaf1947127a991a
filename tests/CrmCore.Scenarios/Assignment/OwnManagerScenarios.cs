using CrmCore.Testing;

namespace CrmCore.Scenarios.Assignment;

/// <summary>R41, R32: the client's own manager first, and what becomes of the request while the manager is away.</summary>
public sealed class OwnManagerScenarios : AssignmentScenario
{
    [Fact]
    public async Task R41_A_repeat_client_goes_to_the_own_manager_and_nobody_s_turn_is_spent()
    {
        await using var desk = await RepeatAsync(WhenAway.PassOn);
        Assert.Equal("clara", (await AgainAsync(desk)).Owner!.Value.Value);
        Assert.Equal("anna", await NextAsync(desk, 1));
    }

    [Fact]
    public async Task R32_A_known_client_s_new_request_goes_to_the_manager_who_is_free_whatever_the_rule_says()
    {
        await using var desk = await RepeatAsync(null);
        Assert.Equal("clara", (await AgainAsync(desk)).Owner!.Value.Value);
        Assert.Equal("anna", await NextAsync(desk, 1));
    }

    [Fact]
    public async Task R41_Without_own_manager_first_nobody_waits_for_a_manager_who_is_away()
    {
        await using var desk = await RepeatAsync(null);
        await SetAsync(desk, Clara, Presence.Break);
        Assert.Equal("anna", (await AgainAsync(desk)).Owner!.Value.Value);
    }

    [Fact]
    public async Task R41_A_manager_who_is_away_is_passed_over_at_once_where_the_rule_says_so()
    {
        await using var desk = await RepeatAsync(WhenAway.PassOn);
        await SetAsync(desk, Clara, Presence.Leave);
        Assert.Equal("anna", (await AgainAsync(desk)).Owner!.Value.Value);
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R41_A_request_waits_for_its_manager_for_a_time_and_then_goes_to_the_others(Keep keep)
    {
        await using var desk = await RepeatAsync(WhenAway.WaitAtMost(Duration.FromMinutes(15)), keep);
        await SetAsync(desk, Clara, Presence.Break);
        var deal = await AgainAsync(desk);
        Assert.Null(deal.Owner);
        Assert.Equal([deal.Id.Value], await WaitingAsync(desk));

        await desk.AdvanceAsync(Duration.FromMinutes(14));
        Assert.Null(await OwnerAsync(desk, deal.Id));
        await desk.AdvanceAsync(Duration.FromMinutes(1));
        Assert.Equal("anna", await OwnerAsync(desk, deal.Id));
        Assert.Empty(await WaitingAsync(desk));
    }

    [Fact]
    public async Task R41_A_manager_who_is_back_in_time_gets_the_own_client()
    {
        await using var desk = await RepeatAsync(WhenAway.WaitAtMost(Duration.FromMinutes(15)));
        await SetAsync(desk, Clara, Presence.Break);
        var deal = await AgainAsync(desk);
        await desk.AdvanceAsync(Duration.FromMinutes(10));

        await SetAsync(desk, Clara, Presence.AtWork);

        Assert.Equal("clara", await OwnerAsync(desk, deal.Id));
        await desk.AdvanceAsync(Duration.FromHours(1));
        Assert.Equal("clara", await OwnerAsync(desk, deal.Id));
        Assert.Equal(1, await OpenAsync(desk, Clara));
    }

    [Fact]
    public async Task R41_A_request_may_wait_for_its_manager_as_long_as_it_takes()
    {
        await using var desk = await RepeatAsync(WhenAway.Wait);
        await SetAsync(desk, Clara, Presence.Leave, desk.Clock.Now + Duration.FromDays(14));
        var deal = await AgainAsync(desk);
        await desk.AdvanceAsync(Duration.FromDays(13));
        Assert.Null(await OwnerAsync(desk, deal.Id));

        await desk.AdvanceAsync(Duration.FromDays(1));

        Assert.Equal("clara", await OwnerAsync(desk, deal.Id));
    }

    [Fact]
    public async Task R41_A_manager_who_was_dismissed_is_nobody_s_manager()
    {
        await using var desk = await RepeatAsync(WhenAway.Wait);
        await desk.Crm.Settings.SaveAsync(Seller("clara") with { Active = false });
        Assert.Equal("anna", (await AgainAsync(desk)).Owner!.Value.Value);
    }

    [Fact]
    public async Task R41_What_waits_for_a_manager_who_is_dismissed_goes_to_the_others_in_its_place()
    {
        await using var desk = await RepeatAsync(WhenAway.Wait);
        await SetAsync(desk, Clara, Presence.Leave);
        await SetAsync(desk, Anna, Presence.Break);
        await SetAsync(desk, Boris, Presence.Break);
        var own = await AgainAsync(desk);
        var other = await AskAsync(desk);
        Assert.Equal([own.Id.Value, other.Id.Value], await WaitingAsync(desk));

        await desk.Crm.Settings.SaveAsync(Seller("clara") with { Active = false });
        await desk.RunDueAsync();

        var waiting = (await desk.Crm.Assignment.WaitingAsync("sales")).Items;
        Assert.Equal([(own.Id.Value, 1L), (other.Id.Value, 2L)], waiting.Select(w => (w.Subject, w.Number)));
        await SetAsync(desk, Boris, Presence.AtWork);
        Assert.Equal("boris", await OwnerAsync(desk, own.Id));
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R41_A_manager_who_is_back_gets_the_own_client_who_waits_because_all_the_others_are_full(Keep keep)
    {
        await using var desk = await RepeatAsync(WhenAway.PassOn, keep);
        await SetAsync(desk, Clara, Presence.Break);
        await SetAsync(desk, Anna, Presence.Break);
        await SetAsync(desk, Boris, Presence.Break);
        var stranger = await AskAsync(desk);
        var own = await AgainAsync(desk);
        Assert.Equal([stranger.Id.Value, own.Id.Value], await WaitingAsync(desk));

        await SetAsync(desk, Clara, Presence.AtWork);

        Assert.Equal("clara", await OwnerAsync(desk, own.Id));
        Assert.Equal([stranger.Id.Value], await WaitingAsync(desk));
        await SetAsync(desk, Boris, Presence.AtWork);
        Assert.Equal("boris", await OwnerAsync(desk, stranger.Id));
    }

    [Fact]
    public async Task R41_A_manager_whose_break_ends_by_time_gets_the_own_client_who_waits()
    {
        await using var desk = await RepeatAsync(WhenAway.PassOn);
        await SetAsync(desk, Anna, Presence.Leave);
        await SetAsync(desk, Boris, Presence.Leave);
        await SetAsync(desk, Clara, Presence.Break, desk.Clock.Now + Duration.FromMinutes(20));
        var own = await AgainAsync(desk);
        await desk.AdvanceAsync(Duration.FromMinutes(19));
        Assert.Null(await OwnerAsync(desk, own.Id));

        await desk.AdvanceAsync(Duration.FromMinutes(1));

        Assert.Equal("clara", await OwnerAsync(desk, own.Id));
    }

    [Fact]
    public async Task R41_A_manager_with_room_again_gets_the_own_client_who_waits()
    {
        await using var desk = await RepeatAsync(WhenAway.PassOn);
        await desk.Crm.Settings.SaveAsync(Limited("clara", 1));
        await SetAsync(desk, Anna, Presence.Leave);
        await SetAsync(desk, Boris, Presence.Leave);
        var other = await desk.NewDealAsync("+79168888888", owner: "clara");
        var own = await AgainAsync(desk);
        Assert.Null(own.Owner);

        await MoveAsync(desk, other, Outcomes.Won);

        Assert.Equal("clara", await OwnerAsync(desk, own.Id));
    }

    [Fact]
    public async Task R41_Whoever_of_the_others_is_free_before_the_manager_is_back_gets_the_client()
    {
        await using var desk = await RepeatAsync(WhenAway.PassOn);
        foreach (var one in new[] { Anna, Boris, Clara }) await SetAsync(desk, one, Presence.Break);
        var own = await AgainAsync(desk);

        await SetAsync(desk, Anna, Presence.AtWork);

        Assert.Equal("anna", await OwnerAsync(desk, own.Id));
        await SetAsync(desk, Clara, Presence.AtWork);
        Assert.Equal("anna", await OwnerAsync(desk, own.Id));
        Assert.Empty(await WaitingAsync(desk));
    }

    [Fact]
    public async Task R41_After_the_wait_for_the_manager_is_over_the_manager_who_is_back_first_still_gets_the_own_client()
    {
        await using var desk = await RepeatAsync(WhenAway.WaitAtMost(Duration.FromMinutes(15)));
        foreach (var one in new[] { Anna, Boris, Clara }) await SetAsync(desk, one, Presence.Break);
        var own = await AgainAsync(desk);
        await desk.AdvanceAsync(Duration.FromMinutes(16));
        Assert.Null(await OwnerAsync(desk, own.Id));

        await SetAsync(desk, Clara, Presence.AtWork);

        Assert.Equal("clara", await OwnerAsync(desk, own.Id));
    }

    [Fact]
    public async Task R41_Without_own_manager_first_what_waits_is_for_the_rule_s_people_alone()
    {
        await using var desk = await RepeatAsync(null);
        foreach (var one in new[] { Anna, Boris, Clara }) await SetAsync(desk, one, Presence.Break);
        var own = await AgainAsync(desk);

        await SetAsync(desk, Clara, Presence.AtWork);

        Assert.Null(await OwnerAsync(desk, own.Id));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task R41_What_waits_for_a_manager_goes_to_the_contact_s_new_one(bool isThere)
    {
        await using var desk = await RepeatAsync(WhenAway.Wait);
        await SetAsync(desk, Clara, Presence.Leave);
        var own = await AgainAsync(desk);
        if (!isThere) await SetAsync(desk, Boris, Presence.Break);
        Assert.Equal([own.Id.Value], await WaitingAsync(desk));

        await desk.Contacts.EditAsync(own.Contact!.Value, new ContactChange { Owner = Boris });

        Assert.Equal(isThere ? "boris" : null, await OwnerAsync(desk, own.Id));
        await SetAsync(desk, Clara, Presence.AtWork);
        await SetAsync(desk, Boris, Presence.AtWork);
        Assert.Equal("boris", await OwnerAsync(desk, own.Id));
        Assert.Empty(await WaitingAsync(desk));
    }

    // A client of Clara's, who does not take part in the turn, with one deal that is won.
    private async Task<CrmTestDesk> RepeatAsync(WhenAway? whenAway, Keep keep = Keep.InMemory)
    {
        var desk = await TeamAsync(Assign.By("sales", r => _ = whenAway is null ? r.RoundRobin("anna", "boris") : r.RoundRobin("anna", "boris").OwnManagerFirst(whenAway)), keep);
        var first = await desk.NewDealAsync("+79169999999", owner: "clara");
        await MoveAsync(desk, first, Outcomes.Won);
        return desk;
    }

    private async Task<Deal> AgainAsync(CrmTestDesk desk)
    {
        var outcome = await desk.Events.IngestAsync(Form("+79169999999"));
        return await desk.Deals.GetAsync(Assert.Single(outcome.Deals).Deal);
    }
}
