namespace CrmCore.Scenarios.Merging;

public sealed class UnmergingScenarios : MergeScenario
{
    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R33_an_undone_merge_leaves_both_as_they_were(Keep keep)
    {
        await using var desk = await DeskAsync(keep);
        var one = await ContactAsync(desk, "Anna", "+79161111111", city: "Moscow");
        var two = await ContactAsync(desk, "Anna Karenina", "+79162222222", "a@example.com", "Tula");
        var lead = (await desk.Events.IngestAsync(new FormSubmitted { Source = "landing", Key = NextKey(), Email = "a@example.com" })).Lead!.Value;
        var mine = await DealAsync(desk, one);
        var theirs = await DealAsync(desk, two);
        var both = await DealAsync(desk, one, two);
        var before = (Show(await desk.Contacts.GetAsync(one)), Show(await desk.Contacts.GetAsync(two)));

        var merged = await MergeAsync(desk, one, two);
        Assert.Equal([new AlternativeValue("name", FieldValue.Of("Anna")), new AlternativeValue("city", FieldValue.Of("Tula"))], (await desk.Contacts.MergesAsync(one)).Single().NotTaken);
        await UnmergeAsync(desk, merged.Merge);

        Assert.Equal(before, (Show(await desk.Contacts.GetAsync(one)), Show(await desk.Contacts.GetAsync(two))));
        Assert.Equal([mine, both], (await desk.Deals.OfAsync(one)).Select(d => d.Id));
        Assert.Equal([theirs, both], (await desk.Deals.OfAsync(two)).Select(d => d.Id));
        Assert.Equal([two], (await desk.Deals.GetAsync(both)).OtherContacts);
        Assert.Equal(two, (await desk.Leads.GetAsync(lead)).Contact);
        Assert.Equal(two, (await desk.Contacts.FindByPhoneAsync("+79162222222"))!.Id);
        Assert.Equal(one, (await desk.Contacts.FindByPhoneAsync("+79161111111"))!.Id);
        Assert.Equal(two, (await desk.Events.IngestAsync(Mail())).Contact);
        Assert.False((await desk.Contacts.MergesAsync(two)).Single().Stands);
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R33_what_came_since_goes_to_whose_key_brought_it_and_the_rest_is_reported(Keep keep)
    {
        await using var desk = await DeskAsync(keep);
        var one = await ContactAsync(desk, "Anna", "+79161111111");
        var two = await ContactAsync(desk, "Anna K", "+79162222222");
        var merged = await MergeAsync(desk, one, two);
        desk.Clock.Advance(Duration.FromHours(1));

        var byKey = (await desk.Events.IngestAsync(new FormSubmitted { Source = "site", Key = NextKey(), Phone = "+79162222222", Email = "new@example.com" })).Deals.Single().Deal;
        await desk.Deals.MoveAsync(byKey, "lost", Olga);
        var byOtherKey = (await desk.Events.IngestAsync(new FormSubmitted { Source = "site", Key = NextKey(), Phone = "+79161111111", Email = "own@example.com" })).Deals.Single().Deal;
        var byHand = await DealAsync(desk, one);
        var byOldId = await DealAsync(desk, two);
        await desk.Contacts.EditAsync(one, new ContactChange { Name = "Anna Arkadyevna", Phones = ["+79163333333"] }, Olga);

        var undone = await UnmergeAsync(desk, merged.Merge);

        Assert.Equal([byKey, byOldId], undone.ReturnedDeals);
        Assert.Equal([byOtherKey, byHand], undone.StayedDeals);
        Assert.Equal(["email new@example.com"], undone.ReturnedPoints.Select(p => p.ToString()));
        Assert.Equal(["email own@example.com", "phone +79163333333"], undone.StayedPoints.Select(p => p.ToString()));
        Assert.Equal([byKey, byOldId], (await desk.Deals.OfAsync(two)).Select(d => d.Id));
        Assert.Equal("Anna Arkadyevna", (await desk.Contacts.GetAsync(one)).Name);
        Assert.Equal("Anna K", (await desk.Contacts.GetAsync(two)).Name);
        Assert.Equal(two, (await desk.Contacts.FindByEmailAsync("new@example.com"))!.Id);
        Assert.Equal(one, (await desk.Contacts.FindByEmailAsync("own@example.com"))!.Id);
    }

    [Fact]
    public async Task R33_leads_that_came_since_by_the_others_key_go_back_too()
    {
        await using var desk = await DeskAsync();
        var one = await ContactAsync(desk, "Anna", "+79161111111");
        var two = await ContactAsync(desk, "Anna K", "+79162222222");
        var merged = await MergeAsync(desk, one, two);
        var theirs = (await desk.Events.IngestAsync(new FormSubmitted { Source = "landing", Key = NextKey(), Phone = "+79162222222" })).Lead!.Value;
        var deal = new DealId(((Created)await desk.Leads.AcceptAsync(theirs, Olga, "sales")).Id);

        var undone = await UnmergeAsync(desk, merged.Merge);

        Assert.Equal([theirs], undone.ReturnedLeads);
        Assert.Empty(undone.StayedLeads);
        Assert.Equal(two, (await desk.Leads.GetAsync(theirs)).Contact);
        Assert.Equal([deal], undone.ReturnedDeals);
    }

    [Fact]
    public async Task R33_later_merges_are_undone_first()
    {
        await using var desk = await DeskAsync();
        var a = await ContactAsync(desk, "Anna", "+79161111111");
        var b = await ContactAsync(desk, "Boris", "+79162222222");
        var c = await ContactAsync(desk, "Clara", "+79163333333");
        var d = await ContactAsync(desk, "Dmitry", "+79164444444");
        var before = await Task.WhenAll(new[] { a, b, c, d }.Select(async x => Show(await desk.Contacts.GetAsync(x))));
        var first = await MergeAsync(desk, a, b);
        var second = await MergeAsync(desk, a, c);
        var third = await MergeAsync(desk, d, a);

        var reason = await RefusedAsync(desk.Contacts.UnmergeAsync(first.Merge, Olga));
        Assert.Contains(second.Merge.ToString(), reason, StringComparison.Ordinal);
        Assert.Contains(third.Merge.ToString(), reason, StringComparison.Ordinal);
        Assert.Contains("Clara", reason, StringComparison.Ordinal);
        Assert.Equal(d, (await desk.Contacts.GetAsync(b)).Id);

        await UnmergeAsync(desk, third.Merge);
        Assert.Equal(a, (await desk.Contacts.GetAsync(b)).Id);
        await UnmergeAsync(desk, second.Merge);
        await UnmergeAsync(desk, first.Merge);

        Assert.Equal(before, await Task.WhenAll(new[] { a, b, c, d }.Select(async x => Show(await desk.Contacts.GetAsync(x)))));
        Assert.Contains("undone already", await RefusedAsync(desk.Contacts.UnmergeAsync(first.Merge, Olga)), StringComparison.Ordinal);
        Assert.Contains("There is no merge", await RefusedAsync(desk.Contacts.UnmergeAsync(new MergeId(a.Value), Olga)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R33_after_an_unmerge_no_rule_merges_them_again_and_a_person_may()
    {
        await using var desk = await DeskAsync();
        var one = await ContactAsync(desk, "Anna", "+79161111111");
        var two = await ContactAsync(desk, "Anna K", "+79162222222");
        await UnmergeAsync(desk, (await MergeAsync(desk, one, two)).Merge);

        Assert.Contains("not the same", await RefusedAsync(desk.Contacts.MergeAsync(one, two)), StringComparison.Ordinal);
        var again = await MergeAsync(desk, one, two);
        await UnmergeAsync(desk, again.Merge);
        Assert.Contains("not the same", await RefusedAsync(desk.Contacts.MergeAsync(two, one)), StringComparison.Ordinal);
        Assert.IsType<Done>(await desk.Contacts.WithdrawNotSameAsync(two, one, Olga));
        Assert.IsType<Merged>(await desk.Contacts.MergeAsync(two, one));
    }

    [Fact]
    public async Task R33_who_said_that_two_are_not_the_same_said_it_of_all_that_is_merged_into_them()
    {
        await using var desk = await DeskAsync();
        var a = await ContactAsync(desk, "Anna", "+79161111111");
        var b = await ContactAsync(desk, "Boris", "+79162222222");
        var c = await ContactAsync(desk, "Clara", "+79163333333");
        Assert.IsType<Done>(await desk.Contacts.NotSameAsync(a, b, Olga));
        Assert.False(((Done)await desk.Contacts.NotSameAsync(b, a, Olga)).Changed);
        var merged = await MergeAsync(desk, c, b);
        Assert.True(await desk.Contacts.AreNotSameAsync(a, c));

        Assert.Contains("olga said", await RefusedAsync(desk.Contacts.MergeAsync(c, a)), StringComparison.Ordinal);
        Assert.Contains("one card", await RefusedAsync(desk.Contacts.NotSameAsync(c, b, Olga)), StringComparison.Ordinal);
        var byHand = await MergeAsync(desk, c, a);
        await UnmergeAsync(desk, byHand.Merge);
        await UnmergeAsync(desk, merged.Merge);
        Assert.True(await desk.Contacts.AreNotSameAsync(b, a));
        Assert.True(await desk.Contacts.AreNotSameAsync(c, a));
        Assert.Contains("not the same", await RefusedAsync(desk.Contacts.MergeAsync(a, b)), StringComparison.Ordinal);
        await desk.Contacts.WithdrawNotSameAsync(a, b, Olga);
        Assert.False(await desk.Contacts.AreNotSameAsync(a, b));
    }

    [Fact]
    public async Task R33_who_unsubscribed_since_is_unsubscribed_on_both()
    {
        await using var desk = await DeskAsync();
        var one = await ContactAsync(desk, "Anna", "+79161111111");
        var two = await ContactAsync(desk, "Anna K", email: "a@example.com");
        var merged = await MergeAsync(desk, one, two);
        await desk.Contacts.EditAsync(one, new ContactChange { Unsubscribe = ["a@example.com"] }, Olga);

        await UnmergeAsync(desk, merged.Merge);

        Assert.True((await desk.Contacts.GetAsync(two)).Points.Single().Unsubscribed);
    }

    [Fact]
    public async Task R33_the_timeline_of_a_merge_and_its_undoing()
    {
        await using var desk = await DeskAsync();
        var one = await ContactAsync(desk, "Anna", "+79161111111");
        var two = await ContactAsync(desk, "Anna K", "+79162222222");
        var deal = await DealAsync(desk, two);
        var merged = await MergeAsync(desk, one, two);
        await UnmergeAsync(desk, merged.Merge);

        Snapshot.Match(string.Join("\n", await Story.OfAsync(desk, one), await Story.OfAsync(desk, two), await Story.OfAsync(desk, deal)));
    }
}
