using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Merging;

public sealed class DeletingScenarios : MergeScenario
{
    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R18_a_deleted_deal_cancels_what_waits_and_is_counted_no_more(Keep keep)
    {
        await using var desk = await DeskAsync(keep);
        var contact = await ContactAsync(desk, "Anna", "+79161111111");
        var deal = await DealAsync(desk, contact);
        var before = desk.Clock.Now;
        Assert.Single(await desk.Actions.OfAsync(deal));
        desk.Clock.Advance(Duration.FromMinutes(1));

        Assert.IsType<Done>(await desk.Deals.DeleteAsync(deal, Olga));

        Assert.Empty(await desk.Actions.OfAsync(deal));
        await desk.AdvanceAsync(Period.FromDays(9));
        Assert.Empty(await desk.Tasks.OfAsync(deal));
        Assert.Empty(await desk.Deals.OfAsync(contact));
        Assert.Empty((await desk.Deals.ListAsync()).Items);
        Assert.Equal(0, (await desk.Crm.Pipelines.TotalsAsync("sales")).Sum(t => t.Deals));
        Assert.Null(await desk.Deals.FindAsync(deal));
        Assert.Contains("was deleted", (await Assert.ThrowsAsync<InvalidOperationException>(async () => await desk.Deals.GetAsync(deal))).Message, StringComparison.Ordinal);
        Assert.Equal("new", (await desk.Deals.AsOfAsync(deal, before))!.Stage);
        Assert.Null(await desk.Deals.AsOfAsync(deal, desk.Clock.Now));
        Assert.Equal(["created", "deleted"], (await desk.Timeline.OfAsync(deal)).Select(e => e.Kind));
        Assert.Contains("already", await RefusedAsync(desk.Deals.DeleteAsync(deal, Olga)), StringComparison.Ordinal);
        Assert.Contains("no deal", await RefusedAsync(desk.Deals.MoveAsync(deal, "talk", Olga)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R26_deleting_leaves_the_audience_as_it_is_and_finishes_a_removal_that_was_due()
    {
        await using var desk = await DeskAsync(crm => crm.AddPipeline(Pipeline.Define("p", p => p
            .Stage("in", s => s.OnEnter("warm", Do.AdAudience("warm", "ads").Facebook()))
            .Stage("out").Won().Lost())));
        var stays = await desk.NewDealAsync("+79161111111");
        var leaves = await desk.NewDealAsync("+79162222222");
        await desk.RunDueAsync();
        await MoveAsync(desk, leaves, "out");

        await desk.Deals.DeleteAsync(stays, Olga);
        await desk.Deals.DeleteAsync(leaves, Olga);
        await desk.RunDueAsync();

        Assert.Equal(["Add +79161111111", "Add +79162222222", "Remove +79162222222"], desk.Sent.Effects.Select(e => e.Subject!.Split(' ')[0] + " " + e.Text));
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R18_a_deleted_contact_is_found_by_nothing_and_its_deals_go_on(Keep keep)
    {
        await using var desk = await DeskAsync(keep);
        var one = await ContactAsync(desk, "Anna", "+79161111111");
        var two = await ContactAsync(desk, "Boris", "+79162222222");
        var alone = await DealAsync(desk, one);
        var both = await DealAsync(desk, one, two);

        Assert.IsType<Done>(await desk.Contacts.DeleteAsync(one, Olga));

        Assert.Null((await desk.Deals.GetAsync(alone)).Contact);
        Assert.Equal((two, 0), ((await desk.Deals.GetAsync(both)).Contact!.Value, (await desk.Deals.GetAsync(both)).OtherContacts.Count));
        Assert.Null(await desk.Contacts.FindByPhoneAsync("+79161111111"));
        Assert.NotNull((await desk.Events.IngestAsync(Call("+79161111111"))).Lead);
        Assert.Contains("was deleted", (await Assert.ThrowsAsync<InvalidOperationException>(async () => await desk.Contacts.GetAsync(one))).Message, StringComparison.Ordinal);
        Assert.Contains("was deleted", await RefusedAsync(desk.Contacts.EditAsync(one, new ContactChange { Name = "A" }, Olga)), StringComparison.Ordinal);
        Assert.Contains("was deleted", await RefusedAsync(desk.Contacts.DeleteAsync(one, Olga)), StringComparison.Ordinal);
        Assert.Equal("deleted", (await desk.Timeline.OfAsync(one))[^1].Kind);
        Assert.Null((await desk.Events.IngestAsync(new ApiEvent("ping") { Source = "api", Key = "p", Subject = one.ToString() })).Contact);
    }

    [Fact]
    public async Task R18_a_merge_whose_survivor_was_deleted_cannot_be_undone()
    {
        await using var desk = await DeskAsync();
        var one = await ContactAsync(desk, "Anna", "+79161111111");
        var two = await ContactAsync(desk, "Boris", "+79162222222");
        var merged = await MergeAsync(desk, one, two);
        await desk.Contacts.DeleteAsync(two, Olga);

        Assert.Contains("was deleted", await RefusedAsync(desk.Contacts.UnmergeAsync(merged.Merge, Olga)), StringComparison.Ordinal);
        Assert.NotNull((await desk.Events.IngestAsync(Call("+79162222222"))).Lead);
    }
}
