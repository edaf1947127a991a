using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Merging;

public sealed class MergingScenarios : MergeScenario
{
    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R33_the_survivor_holds_everything_of_both(Keep keep)
    {
        await using var desk = await DeskAsync(keep);
        var one = await ContactAsync(desk, "Ivan Petrov", "+79161111111", city: "Moscow");
        var two = await ContactAsync(desk, "Ivan Petrovich Petrov", "+79162222222", "ivan@example.com");
        await desk.Contacts.EditAsync(one, new ContactChange { Tags = ["vip"], Fields = With("likes", FieldValue.Of((string[])["tea"])) }, Olga);
        await desk.Contacts.EditAsync(two, new ContactChange { Tags = ["b2b"], Owner = Ivan, Fields = With("likes", FieldValue.Of((string[])["milk"])) }, Olga);
        var mine = await DealAsync(desk, one);
        var theirs = await DealAsync(desk, two);
        var beside = await DealAsync(desk, one, two);

        var merged = await MergeAsync(desk, one, two);

        var card = await desk.Contacts.GetAsync(one);
        Assert.Equal("Ivan Petrovich Petrov", card.Name);
        Assert.Equal(Ivan, card.Owner);
        Assert.Equal(["phone +79161111111", "phone +79162222222", "email ivan@example.com"], card.Points.Select(p => new ContactPoint(p.Kind, p.Value).ToString()));
        Assert.Equal(["b2b", "vip"], card.Tags);
        Assert.Equal("tea, milk", card.Fields["likes"].AsText);
        Assert.Equal("Moscow", card.Fields["city"].AsText);
        Assert.Equal([new AlternativeValue("name", FieldValue.Of("Ivan Petrov"))], card.Alternatives);
        Assert.Equal([mine, theirs, beside], (await desk.Deals.OfAsync(one)).Select(d => d.Id));
        Assert.All(await desk.Deals.OfAsync(one), d => Assert.Equal((one, 0), (d.Contact!.Value, d.OtherContacts.Count)));
        Assert.Equal((one, two), (merged.Survivor, merged.Other));
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R33_the_old_id_and_the_old_keys_lead_to_the_survivor(Keep keep)
    {
        await using var desk = await DeskAsync(keep);
        var one = await ContactAsync(desk, "Anna", "+79161111111");
        var two = await ContactAsync(desk, "Anna K", "+79162222222");
        await MergeAsync(desk, one, two);

        Assert.Equal(one, (await desk.Contacts.GetAsync(two)).Id);
        Assert.Equal(one, (await desk.Contacts.FindByPhoneAsync("8 916 222-22-22"))!.Id);
        Assert.Equal(one, (await desk.Events.IngestAsync(Call("+79162222222"))).Contact);
        Assert.Equal(one, (await desk.Events.IngestAsync(new ApiEvent("ping") { Source = "api", Key = "p", Subject = two.ToString() })).Contact);
        var deal = await DealAsync(desk, two);
        Assert.Equal(one, (await desk.Deals.GetAsync(deal)).Contact);
        Assert.Equal(deal, Assert.Single(await desk.Deals.OfAsync(two)).Id);
        Assert.IsType<Done>(await desk.Contacts.EditAsync(two, new ContactChange { Name = "Anna Karenina" }, Olga));
        Assert.Equal("Anna Karenina", (await desk.Contacts.GetAsync(one)).Name);
    }

    [Fact]
    public async Task R33_a_chain_of_merges_leads_from_every_old_id_to_the_last_card()
    {
        await using var desk = await DeskAsync();
        var a = await ContactAsync(desk, "A", "+79161111111");
        var b = await ContactAsync(desk, "B", "+79162222222");
        var c = await ContactAsync(desk, "C", "+79163333333");
        await MergeAsync(desk, b, a);
        await MergeAsync(desk, c, b);

        Assert.Equal(c, (await desk.Contacts.GetAsync(a)).Id);
        Assert.Equal(3, (await desk.Contacts.GetAsync(a)).Points.Count);
        Assert.Equal([a.Value, b.Value, b.Value, c.Value], (await desk.Timeline.OfAsync(a)).Where(e => e.Kind == TimelineKinds.Merged).Select(e => e.Card).Order());
        Assert.Equal(2, (await desk.Contacts.MergesAsync(a)).Count);
    }

    [Fact]
    public async Task R33_the_timeline_of_the_survivor_is_that_of_all_its_cards_and_none_is_rewritten()
    {
        await using var desk = await DeskAsync();
        var one = await ContactAsync(desk, "Anna", "+79161111111");
        var two = await ContactAsync(desk, "Anna K", "+79162222222");
        await desk.Timeline.NoteAsync(two.Value, "prefers tea", Olga);
        await desk.Timeline.NoteAsync(one.Value, "prefers letters", Olga);
        var before = (await desk.Timeline.OfAsync(two)).Concat(await desk.Timeline.OfAsync(one)).Select(e => (e.Id, e.Card, e.Personal)).ToArray();

        await MergeAsync(desk, one, two, "the same birthday");

        var entries = await desk.Timeline.OfAsync(one);
        Assert.Equal(before.Order().ToArray(), entries.Where(e => e.Kind != TimelineKinds.Merged).Select(e => (e.Id, e.Card, e.Personal)).Order().ToArray());
        Assert.Equal(entries.Select(e => e.Id).Order(), entries.Select(e => e.Id));
        var told = entries.Where(e => e.Kind == TimelineKinds.Merged).ToArray();
        Assert.Equal([one.Value, two.Value], told.Select(e => e.Card));
        Assert.All(told, e => Assert.Equal(Olga, e.Actor.Employee));
        Assert.All(told, e => Assert.Contains("the same birthday", e.Personal, StringComparison.Ordinal));
    }

    [Fact]
    public async Task R33_a_merge_is_refused_with_a_clear_reason()
    {
        await using var desk = await DeskAsync();
        var one = await ContactAsync(desk, "Anna", "+79161111111");
        var two = await ContactAsync(desk, "Boris", "+79162222222");
        var gone = await ContactAsync(desk, "Gone", "+79163333333");
        await desk.Contacts.DeleteAsync(gone, Olga);

        Assert.Contains("with itself", await RefusedAsync(desk.Contacts.MergeAsync(one, one, Olga)), StringComparison.Ordinal);
        Assert.Contains("There is no contact", await RefusedAsync(desk.Contacts.MergeAsync(one, new ContactId(Guid.Parse("11111111-1111-1111-1111-111111111111")), Olga)), StringComparison.Ordinal);
        Assert.Contains("was deleted", await RefusedAsync(desk.Contacts.MergeAsync(one, gone, Olga)), StringComparison.Ordinal);
        await MergeAsync(desk, one, two);
        Assert.Contains("merged already", await RefusedAsync(desk.Contacts.MergeAsync(one, two, Olga)), StringComparison.Ordinal);
        Assert.Contains("merged already", await RefusedAsync(desk.Contacts.MergeAsync(two, one, Olga)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R33_the_other_of_a_merge_that_was_merged_away_before_stands_for_its_survivor()
    {
        await using var desk = await DeskAsync();
        var a = await ContactAsync(desk, "A", "+79161111111");
        var b = await ContactAsync(desk, "B", "+79162222222");
        var c = await ContactAsync(desk, "C", "+79163333333");
        await MergeAsync(desk, a, b);

        var merged = await MergeAsync(desk, c, b);

        Assert.Equal((c, a), (merged.Survivor, merged.Other));
        Assert.Equal(c, (await desk.Contacts.GetAsync(b)).Id);
    }

    [Fact]
    public async Task R33_leads_and_unsubscribing_go_over_too()
    {
        await using var desk = await DeskAsync();
        var one = await ContactAsync(desk, "Anna", "+79161111111", "anna@example.com");
        var two = await ContactAsync(desk, "Anna K", "+79162222222", "a.k@example.com");
        await desk.Contacts.EditAsync(two, new ContactChange { Unsubscribe = ["a.k@example.com"] }, Olga);
        var lead = (await desk.Events.IngestAsync(new FormSubmitted { Source = "landing", Key = NextKey(), Phone = "+79162222222" })).Lead!.Value;

        await MergeAsync(desk, one, two);

        Assert.Equal(one, (await desk.Leads.GetAsync(lead)).Contact);
        Assert.True((await desk.Contacts.GetAsync(one)).Points.Single(p => p.Value == "a.k@example.com").Unsubscribed);
    }

    [Fact]
    public async Task R63_before_the_merge_each_card_is_itself_and_after_it_the_survivor()
    {
        await using var desk = await DeskAsync();
        var one = await ContactAsync(desk, "Anna", "+79161111111");
        var two = await ContactAsync(desk, "Anna Karenina", "+79162222222");
        var deal = await DealAsync(desk, two);
        var before = desk.Clock.Now;
        desk.Clock.Advance(Duration.FromMinutes(1));
        var merged = await MergeAsync(desk, one, two);
        var between = desk.Clock.Now;
        desk.Clock.Advance(Duration.FromMinutes(1));
        await UnmergeAsync(desk, merged.Merge);

        Assert.Equal("Anna", (await desk.Contacts.AsOfAsync(one, before))!.Name);
        Assert.Equal(two, (await desk.Contacts.AsOfAsync(two, before))!.Id);
        Assert.Equal((one, "Anna Karenina"), ((await desk.Contacts.AsOfAsync(two, between))!.Id, (await desk.Contacts.AsOfAsync(two, between))!.Name));
        Assert.Equal(2, (await desk.Contacts.AsOfAsync(one, between))!.Points.Count);
        Assert.Equal(two, (await desk.Contacts.AsOfAsync(two, desk.Clock.Now))!.Id);
        Assert.Equal(two, (await desk.Deals.AsOfAsync(deal, before))!.Contact);
        Assert.Equal(one, (await desk.Deals.AsOfAsync(deal, between))!.Contact);
        Assert.Equal(two, (await desk.Deals.GetAsync(deal)).Contact);
    }

    [Fact]
    public async Task R17_a_date_of_the_survivor_times_what_waits_for_the_deals_that_came_over()
    {
        await using var desk = await DeskAsync(
            crm =>
            {
                crm.AddField(new FieldDefinition { Id = "born", On = CardKind.Contact, Kind = FieldKind.Date });
                crm.AddPipeline(Pipeline.Define("p", p => p.Stage("new", s => s.OnEnter("wish", Do.CreateTask("Wish well").Before("contact.born", Period.FromDays(1)))).Won().Lost()));
            });
        var one = new ContactId(((Created)await desk.Contacts.CreateAsync(new ContactChange { Name = "A", Fields = With("born", FieldValue.Of("2030-05-05")) }, Olga)).Id);
        var two = new ContactId(((Created)await desk.Contacts.CreateAsync(new ContactChange { Name = "B" }, Olga)).Id);
        var deal = new DealId(((Created)await desk.Deals.CreateAsync(new NewDeal { Pipeline = "p", Contact = two }, Olga)).Id);
        Assert.Null((await desk.Actions.OfAsync(deal)).Single().DueAt);

        var merged = await MergeAsync(desk, one, two);
        Assert.Equal(2030, (await desk.Actions.OfAsync(deal)).Single().DueAt!.Value.InUtc().Year);

        await UnmergeAsync(desk, merged.Merge);
        Assert.Null((await desk.Actions.OfAsync(deal)).Single().DueAt);
    }

    [Fact]
    public async Task R33_a_merge_reads_no_timeline()
    {
        var store = new LookupStore();
        await using var desk = await DeskAsync(
            crm =>
            {
                crm.Services.AddSingleton<ICrmStore>(store);
                crm.AddPipeline(Sales);
            });
        var one = await ContactAsync(desk, "Anna", "+79161111111");
        var two = await ContactAsync(desk, "Anna K", "+79162222222");
        for (var i = 0; i < 20; i++) await desk.Timeline.NoteAsync(two.Value, "note", Olga);
        store.Looked.Clear();

        await MergeAsync(desk, one, two);

        Assert.Contains("contact", store.Looked);
        Assert.DoesNotContain("timeline", store.Looked);
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R33_a_contact_with_ten_thousand_deals_is_merged_and_unmerged_without_losing_one(Keep keep)
    {
        const int Count = 10_000;
        await using var desk = await DeskAsync(keep);
        var one = await ContactAsync(desk, "Anna", "+79161111111");
        var two = await ContactAsync(desk, "Holding", "+79162222222");
        for (var done = 0; done < Count; done += 500)
        {
            await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => DealAsync(desk, two)));
        }

        var merged = await MergeAsync(desk, one, two);
        Assert.Equal(Count, (await desk.Deals.OfAsync(one)).Count(d => d.Contact == one));
        var undone = await UnmergeAsync(desk, merged.Merge);
        Assert.Equal(Count, (await desk.Deals.OfAsync(two)).Count(d => d.Contact == two));
        Assert.Empty(await desk.Deals.OfAsync(one));
        Assert.Empty(undone.StayedDeals);
    }

    [Fact]
    public async Task R61_a_merge_and_what_came_before_it_are_explained_as_they_were()
    {
        await using var desk = await DeskAsync();
        var one = await ContactAsync(desk, "Anna", "+79161111111");
        var two = await ContactAsync(desk, "Anna K", "+79162222222");
        var deal = await DealAsync(desk, two);
        desk.Clock.Advance(Duration.FromMinutes(1));
        var call = await desk.Events.IngestAsync(Call("+79162222222"));
        desk.Clock.Advance(Duration.FromMinutes(1));
        var merged = await MergeAsync(desk, one, two);
        desk.Clock.Advance(Duration.FromMinutes(1));
        var later = await desk.Events.IngestAsync(Call("+79162222222"));
        desk.Clock.Advance(Duration.FromMinutes(1));
        await UnmergeAsync(desk, merged.Merge);

        var before = (await desk.Crm.Explain.EventAsync(call.Event)).ToString();
        Assert.Contains($"held by the contact {two}", before, StringComparison.Ordinal);
        Assert.Contains($"deal {deal}: moved from 'new' to 'talk'", before, StringComparison.Ordinal);
        Assert.Contains($"held by the contact {one}", (await desk.Crm.Explain.EventAsync(later.Event)).ToString(), StringComparison.Ordinal);
        Assert.Contains($"contact {two}: was merged into the contact {one}", (await desk.Crm.Explain.EventAsync(new EventId(merged.Merge.Value))).ToString(), StringComparison.Ordinal);
        var undone = (await desk.Timeline.OfAsync(one)).Single(e => e.Kind == TimelineKinds.Unmerged).Cause!.Value;
        Assert.Contains("is a card of its own again", (await desk.Crm.Explain.EventAsync(undone)).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R62_a_dry_run_over_a_merge_sees_the_same_cards()
    {
        await using var desk = await DeskAsync();
        var zero = await ContactAsync(desk, "Old", "+79165555555");
        var one = await ContactAsync(desk, "Anna", "+79161111111");
        await MergeAsync(desk, one, zero);
        desk.Clock.Advance(Duration.FromDays(1));
        var two = await ContactAsync(desk, "Anna K", "+79162222222");
        var deal = await DealAsync(desk, two);
        var merged = await MergeAsync(desk, one, two);
        desk.Clock.Advance(Duration.FromMinutes(1));
        await desk.Events.IngestAsync(Call("+79162222222"));
        await desk.Events.IngestAsync(Call("+79165555555"));
        await UnmergeAsync(desk, merged.Merge);

        var report = await desk.Crm.DryRun.ReplayAsync(Sales, last: Period.FromHours(2));

        Assert.Equal("talk", await StageAsync(desk, deal));
        Assert.Empty(report.Deals);
        Assert.Equal(1, report.Compared);
    }
}
