using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Audiences;

/// <summary>R26 and R27: what is planned for audiences and mailing lists on entering and on leaving.</summary>
public sealed class AudienceScenarios : Scenario
{
    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R26_facebook_adds_removes_and_adds_again(Keep keep)
    {
        await using var desk = await DeskAsync(keep, With(Facebook("warm")));
        var deal = await desk.NewDealAsync("+79161234567", "A@Example.com");
        foreach (var stage in new[] { "in", "out", "in", "out" }) await GoAsync(desk, deal, stage);
        Assert.Equal(["Add warm", "Remove warm", "Add warm", "Remove warm"], Changes(desk));
        Assert.Equal("a@example.com, +79161234567", desk.Sent.Effects[0].Text);
        Assert.Equal(4, desk.Sent.Effects.Select(s => s.Key).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R26_vk_makes_inactive_for_good(Keep keep)
    {
        await using var desk = await DeskAsync(keep, With(Do.AdAudience("warm", "ads").Vk()));
        var deal = await desk.NewDealAsync();
        foreach (var stage in new[] { "in", "out", "in", "out" }) await GoAsync(desk, deal, stage);
        Assert.Equal(["Add warm", "Deactivate warm"], Changes(desk));
    }

    [Fact]
    public async Task R26_two_stages_of_one_audience_neither_remove_nor_add()
    {
        await using var desk = await DeskAsync(Pipeline.Define("sales", p => p
            .Stage("new")
            .Stage("in", s => s.OnEnter("warm-1", Facebook("warm")).OnEnter("hot", Facebook("hot")))
            .Stage("still", s => s.OnEnter("warm-2", Facebook("warm")).OnEnter("other", Facebook("other")))
            .Stage("out")));
        var deal = await desk.NewDealAsync();
        foreach (var stage in new[] { "in", "still", "in", "still" }) await GoAsync(desk, deal, stage);
        Assert.Equal(["Add warm"], Changes(desk).Where(c => c.EndsWith("warm", StringComparison.Ordinal)));
        Assert.Equal(["Add hot", "Remove hot", "Add hot", "Remove hot"], Changes(desk).Where(c => c.EndsWith("hot", StringComparison.Ordinal)));
        await GoAsync(desk, deal, "out");
        Assert.Equal(["Add warm", "Remove warm"], Changes(desk).Where(c => c.EndsWith("warm", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task R26_one_name_at_two_connections_is_two_audiences()
    {
        await using var desk = await DeskAsync(Pipeline.Define("sales", p => p
            .Stage("new").Stage("in", s => s.OnEnter("one", Do.AdAudience("warm", "ads").Facebook())).Stage("out", s => s.OnEnter("two", Do.AdAudience("warm", "chat").Facebook()))));
        var deal = await desk.NewDealAsync();
        foreach (var stage in new[] { "in", "out" }) await GoAsync(desk, deal, stage);
        Assert.Equal(["ads Add", "ads Remove", "chat Add"], desk.Sent.Effects.Select(s => s.Connection + " " + s.Subject).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R26_what_was_planned_and_never_added_is_not_removed(Keep keep)
    {
        await using var desk = await DeskAsync(keep, With(Facebook("warm").After(Period.FromDays(2))));
        var early = await desk.NewDealAsync();
        await GoAsync(desk, early, "in");
        await desk.AdvanceAsync(Period.FromDays(1));
        await GoAsync(desk, early, "out");
        await desk.AdvanceAsync(Period.FromDays(5));
        Assert.Empty(desk.Sent.Attempts);

        await GoAsync(desk, early, "in");
        await desk.AdvanceAsync(Period.FromDays(2));
        await GoAsync(desk, early, "out");
        Assert.Equal(["Add warm", "Remove warm"], Changes(desk));
    }

    [Fact]
    public async Task R26_who_did_not_meet_the_condition_is_neither_added_nor_removed()
    {
        await using var desk = await DeskAsync(With(Do.AdAudience("warm", "ads").Vk().When(c => c.Deal.Tag("b2b"))));
        var deal = await desk.NewDealAsync();
        foreach (var stage in new[] { "in", "out" }) await GoAsync(desk, deal, stage);
        Assert.Empty(desk.Sent.Attempts);

        await desk.Deals.EditAsync(deal, new DealChange { Tags = ["b2b"] });
        foreach (var stage in new[] { "in", "out" }) await GoAsync(desk, deal, stage);
        Assert.Equal(["Add warm", "Deactivate warm"], Changes(desk));
    }

    [Fact]
    public async Task R26_a_deal_that_moves_on_before_it_was_added_joins_from_the_next_stage()
    {
        await using var desk = await DeskAsync(Pipeline.Define("sales", p => p
            .Stage("new").Stage("in", s => s.OnEnter("one", Facebook("warm").After(Period.FromDays(5)))).Stage("still", s => s.OnEnter("two", Facebook("warm"))).Stage("out")));
        var deal = await desk.NewDealAsync();
        await GoAsync(desk, deal, "in");
        await desk.AdvanceAsync(Period.FromDays(1));
        await GoAsync(desk, deal, "still");
        Assert.Equal(["Add warm"], Changes(desk));
        await GoAsync(desk, deal, "out");
        Assert.Equal(["Add warm", "Remove warm"], Changes(desk));
    }

    [Fact]
    public async Task R26_a_stage_of_the_same_name_in_another_pipeline_is_another_stage()
    {
        await using var desk = await DeskAsync(
            crm => crm
                .AddPipeline(Pipeline.Define("one", p => p.Stage("new").Stage("in")))
                .AddPipeline(Pipeline.Define("two", p => p.Stage("new", s => s.OnEnter("a", Facebook("warm"))).Stage("in", s => s.OnEnter("b", Facebook("warm"))))),
            settings: Settings with { AllowMovesBetweenPipelines = true });
        var deal = await desk.NewDealAsync(pipeline: "one");
        Assert.IsType<Moved>(await desk.Deals.MoveAsync(deal, "in", Olga, pipeline: "two"));
        await desk.RunDueAsync();
        Assert.Equal(["Add warm"], Changes(desk));
    }

    [Fact]
    public async Task R26_closing_leaves_the_audience_too_and_undoing_is_never_cancelled()
    {
        await using var desk = await DeskAsync(With(Facebook("warm")));
        var deal = await desk.NewDealAsync();
        await GoAsync(desk, deal, "in");
        await MoveAsync(desk, deal, "out");
        await MoveAsync(desk, deal, Outcomes.Won);
        await desk.RunDueAsync();
        Assert.Equal(["Add warm", "Remove warm"], Changes(desk));
    }

    [Fact]
    public async Task R26_removing_waits_for_an_adding_that_is_still_tried()
    {
        await using var desk = await DeskAsync(With(Facebook("warm")));
        desk.Sent.Faults.FailNext(3, ChannelFailure.Transient);
        var deal = await desk.NewDealAsync();
        await GoAsync(desk, deal, "in");
        await GoAsync(desk, deal, "out");
        await desk.AdvanceAsync(Period.FromDays(5));
        Assert.DoesNotContain(Changes(desk).SkipWhile(c => c != "Remove warm"), c => c == "Add warm");
        Assert.Empty(await desk.Actions.OfAsync(deal));
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R27_a_list_takes_all_addresses_and_lets_them_go_on_leaving(Keep keep)
    {
        await using var desk = await DeskAsync(keep, With(Do.MailingList("news", "ads")));
        var anna = await ContactAsync(desk, "a@example.com", "anna@home.example");
        var boris = await ContactAsync(desk, "b@example.com");
        var deal = new DealId(Assert.IsType<Created>(await desk.Deals.CreateAsync(new NewDeal { Contact = anna, OtherContacts = [boris] })).Id);
        foreach (var stage in new[] { "in", "out", "in" }) await GoAsync(desk, deal, stage);
        Assert.Equal(["Add news", "Remove news", "Add news"], Changes(desk));
        Assert.All(desk.Sent.Effects, s => Assert.Equal(["a@example.com", "anna@home.example", "b@example.com"], Assert.IsType<MembershipChange>(s.Content).Emails.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task R27_who_unsubscribed_himself_is_never_added_again()
    {
        await using var desk = await DeskAsync(With(Do.MailingList("news", "ads")));
        var anna = await ContactAsync(desk, "a@example.com");
        var deal = new DealId(Assert.IsType<Created>(await desk.Deals.CreateAsync(new NewDeal { Contact = anna })).Id);
        await GoAsync(desk, deal, "in");
        await desk.Contacts.EditAsync(anna, new ContactChange { Unsubscribe = ["a@example.com"] });
        foreach (var stage in new[] { "out", "in" }) await GoAsync(desk, deal, stage);
        Assert.Equal(["Add news"], Changes(desk));
    }

    [Fact]
    public async Task R27_a_list_after_days_is_joined_then_and_not_when_the_deal_has_left()
    {
        await using var desk = await DeskAsync(With(Do.MailingList("news", "ads").After(Period.FromDays(3))));
        var stays = await desk.NewDealAsync("+79160000001", "a@example.com");
        var leaves = await desk.NewDealAsync("+79160000002", "b@example.com");
        await GoAsync(desk, stays, "in");
        await GoAsync(desk, leaves, "in");
        await desk.AdvanceAsync(Period.FromDays(2));
        await GoAsync(desk, leaves, "out");
        Assert.Empty(desk.Sent.Attempts);
        await desk.AdvanceAsync(Period.FromDays(1));
        Assert.Equal("a@example.com", Assert.Single(desk.Sent.Effects).Text);
    }

    [Fact]
    public async Task R27_deleting_the_setting_changes_nothing_at_the_list()
    {
        await using var desk = await DeskAsync(With(Do.MailingList("news", "ads")));
        var deal = await desk.NewDealAsync(email: "a@example.com");
        await GoAsync(desk, deal, "in");
        await desk.Crm.Pipelines.PublishAsync(Pipeline.Define("sales", p => p.Stage("new").Stage("in").Stage("out")));
        await desk.RunDueAsync();
        await GoAsync(desk, deal, "out");
        Assert.Equal(["Add news"], Changes(desk));
    }

    [Fact]
    public async Task R26_the_timeline_of_a_deal_in_an_audience()
    {
        await using var desk = await DeskAsync(With(Facebook("warm")));
        var deal = await desk.NewDealAsync();
        foreach (var stage in new[] { "in", "out", "in" })
        {
            await GoAsync(desk, deal, stage);
            await desk.AdvanceAsync(Duration.FromHours(1));
        }

        Snapshot.Match(await Story.OfAsync(desk, deal));
    }

    private static AdAudienceDraft Facebook(string audience) => Do.AdAudience(audience, "ads").Facebook();

    private static PipelineDefinition With(ActionDraft action) => Pipeline.Define("sales", p => p.Stage("new").Stage("in", s => s.OnEnter("keep", action)).Stage("out"));

    private static async Task GoAsync(CrmTestDesk desk, DealId deal, string stage)
    {
        await MoveAsync(desk, deal, stage);
        await desk.RunDueAsync();
    }

    private static IReadOnlyList<string> Changes(CrmTestDesk desk) => [.. desk.Sent.Effects.Select(s => s.Subject + " " + s.Recipient)];

    private static async Task<ContactId> ContactAsync(CrmTestDesk desk, params string[] emails) =>
        new(Assert.IsType<Created>(await desk.Contacts.CreateAsync(new ContactChange { Name = emails[0], Emails = emails })).Id);
}
