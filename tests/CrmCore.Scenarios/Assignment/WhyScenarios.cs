namespace CrmCore.Scenarios.Assignment;

/// <summary>R41, R61: the choice is explained.</summary>
public sealed class WhyScenarios : AssignmentScenario
{
    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R41_The_choice_is_explained_with_everybody_who_was_passed_over(Keep keep)
    {
        await using var desk = await TeamAsync(Assign.By("sales", r => r.RoundRobin("anna", "boris", "clara", "ivan")), keep, null, Seller("anna"), Limited("boris", 0), Seller("clara"));
        await SetAsync(desk, Anna, Presence.Break);

        var deal = await AskAsync(desk);

        var why = Assert.Single(await desk.Crm.Assignment.WhyAsync(deal.Id));
        Assert.Equal(("sales", AssignmentStrategy.RoundRobin, Clara, 4, false), (why.Rule, why.Strategy, why.To, why.Considered, why.OwnManager));
        Assert.Equal([new PassedOver(Anna, "on-break"), new PassedOver(Boris, "at-capacity"), new PassedOver(Ivan, "not-their-turn")], why.PassedOver);
        Assert.Equal((null, null, 0), (why.Number, why.WaitingSince, why.MorePassedOver));
        Assert.Equal(desk.Clock.Now, why.At);
    }

    [Fact]
    public async Task R41_A_wait_is_explained_and_so_is_its_end()
    {
        await using var desk = await TeamAsync(
            Assign.By("sales", r => r.RoundRobin("anna", "boris").Needs(skill: "b2b")), Keep.InMemory, null, Seller("anna"), Seller("boris") with { Skills = ["b2b"] });
        await SetAsync(desk, Boris, Presence.Sick);
        var lead = await AskLeadAsync(desk);
        await desk.AdvanceAsync(Duration.FromMinutes(30));
        await SetAsync(desk, Boris, Presence.AtWork);

        var story = await desk.Crm.Assignment.WhyAsync(lead.Id);

        Assert.Equal([null, "boris"], story.Select(s => s.To?.Value));
        Assert.Equal([new PassedOver(Anna, "lacks-skill"), new PassedOver(Boris, "sick")], story[0].PassedOver);
        Assert.Equal(["b2b"], story[0].Needs);
        Assert.Equal(1, story[0].Number);
        Assert.Equal(desk.Clock.Now - Duration.FromMinutes(30), story[1].WaitingSince);
    }

    [Fact]
    public async Task R41_An_own_manager_s_choice_says_so()
    {
        await using var desk = await TeamAsync(Assign.By("sales", r => r.RoundRobin("anna").OwnManagerFirst(WhenAway.Wait)));
        await MoveAsync(desk, await desk.NewDealAsync("+79169999999", owner: "clara"), Outcomes.Won);

        var deal = Assert.Single((await desk.Events.IngestAsync(Form("+79169999999"))).Deals).Deal;

        var why = Assert.Single(await desk.Crm.Assignment.WhyAsync(deal));
        Assert.Equal((Clara, true, 0), (why.To, why.OwnManager, why.PassedOver.Count));
    }

    [Fact]
    public async Task R41_At_most_thirty_are_kept_by_name_and_a_preview_names_all()
    {
        var team = Enumerable.Range(0, 50).Select(i => Seller("e" + i.ToString("00", System.Globalization.CultureInfo.InvariantCulture))).ToArray();
        await using var desk = await TeamAsync(Assign.By("sales", r => r.RoundRobin([.. team.Select(e => e.Id)])), Keep.InMemory, null, team);

        var deal = await AskAsync(desk);
        var why = Assert.Single(await desk.Crm.Assignment.WhyAsync(deal.Id));
        Assert.Equal((50, 30, 19), (why.Considered, why.PassedOver.Count, why.MorePassedOver));

        var preview = await desk.Crm.Assignment.PreviewAsync("sales", deal.Id);
        Assert.Equal(("e01", 49, 0), (preview.To!.Value.Value, preview.PassedOver.Count, preview.MorePassedOver));
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R41_A_preview_changes_nothing(Keep keep)
    {
        await using var desk = await TeamAsync(Assign.By("sales", r => r.RoundRobin("anna", "boris")), keep);
        var deal = await desk.NewDealAsync(owner: "olga");
        var lead = await AskLeadAsync(desk);

        for (var i = 0; i < 3; i++)
        {
            var preview = await desk.Crm.Assignment.PreviewAsync("sales", deal);
            Assert.Equal(Boris, preview.To);
            Assert.Equal([new PassedOver(Anna, "not-their-turn")], preview.PassedOver);
        }

        Assert.Equal("boris", (await desk.Crm.Assignment.PreviewAsync("sales", lead.Id)).To!.Value.Value);
        Assert.Equal("olga", await OwnerAsync(desk, deal));
        Assert.Empty(await desk.Crm.Assignment.WhyAsync(deal));
        Assert.Equal("boris", await NextAsync(desk, 1));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await desk.Crm.Assignment.PreviewAsync("nobody-knows", deal));
    }

    [Fact]
    public async Task R41_What_waits_can_be_asked_for_too()
    {
        await using var desk = await TeamAsync(Assign.By("sales", r => r.RoundRobin("anna")));
        await SetAsync(desk, Anna, Presence.Away);
        var deal = await AskAsync(desk);

        var preview = await desk.Crm.Assignment.PreviewAsync("sales", deal.Id);

        Assert.Equal((null, 1L), (preview.To, preview.Number!.Value));
        Assert.Equal([new PassedOver(Anna, "away")], preview.PassedOver);
        Assert.Single(await desk.Crm.Assignment.WhyAsync(deal.Id));
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R63_Who_had_a_card_is_known_for_every_moment(Keep keep)
    {
        await using var desk = await TeamAsync(Assign.By("sales", r => r.RoundRobin("anna")), keep);
        await SetAsync(desk, Anna, Presence.Away);
        var deal = await AskAsync(desk);
        var waited = desk.Clock.Now;
        await desk.AdvanceAsync(Duration.FromMinutes(10));
        await SetAsync(desk, Anna, Presence.AtWork);

        Assert.Null((await desk.Deals.AsOfAsync(deal.Id, waited))!.Owner);
        Assert.Equal("anna", (await desk.Deals.AsOfAsync(deal.Id, desk.Clock.Now))!.Owner!.Value.Value);
    }

    [Fact]
    public async Task R61_An_event_that_was_assigned_can_be_explained()
    {
        await using var desk = await TeamAsync(Assign.By("sales", r => r.RoundRobin("anna", "boris")));
        var outcome = await desk.Events.IngestAsync(Stranger());
        await NextAsync(desk, 3);

        var explanation = await desk.Crm.Explain.EventAsync(outcome.Event);

        Assert.Contains(explanation.Lines, l => l.Subject == "assignment sales");
        Assert.DoesNotContain(explanation.Lines, l => l.Subject == "trace");
    }

    [Fact]
    public async Task R62_A_replay_assigns_without_touching_anything()
    {
        await using var desk = await TeamAsync(Assign.By("sales", r => r.RoundRobin("anna", "boris")));
        await AskAsync(desk);
        var from = desk.Clock.Now + Duration.FromSeconds(1);
        await desk.AdvanceAsync(Duration.FromMinutes(1));
        await SetAsync(desk, Anna, Presence.Break, desk.Clock.Now + Duration.FromMinutes(5));
        await NextAsync(desk, 3);
        await desk.AdvanceAsync(Duration.FromMinutes(10));
        var before = (await OpenAsync(desk, Anna), await OpenAsync(desk, Boris));

        var report = await desk.Crm.DryRun.ReplayAsync(Sales, from);

        Assert.Empty(report.Deals);
        Assert.Equal(before, (await OpenAsync(desk, Anna), await OpenAsync(desk, Boris)));
    }
}
