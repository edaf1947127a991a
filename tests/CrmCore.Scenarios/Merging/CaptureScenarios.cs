namespace CrmCore.Scenarios.Merging;

public sealed class CaptureScenarios : MergeScenario
{
    private static readonly string[] Spellings = ["+79161234567", "89161234567", "8 (916) 123-45-67", "+7 916 123 45 67", "7-916-123-4567", " 8.916.123.45.67 "];

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R33_twenty_callers_at_once_with_one_new_person_make_one_contact(Keep keep)
    {
        await using var desk = await DeskAsync(keep);
        using var start = new Barrier(20);
        var callers = Enumerable.Range(0, 20).Select(i => Task.Factory.StartNew(
            async () =>
            {
                start.SignalAndWait();
                var form = new FormSubmitted { Source = "site", Key = "caller-" + i, Phone = Spellings[i % Spellings.Length], Email = i % 2 == 0 ? "New.Person@Example.com" : null };
                return await desk.Events.IngestAsync(form);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap());

        var outcomes = await Task.WhenAll(callers);

        Assert.Single(outcomes.Select(o => o.Contact).Distinct());
        Assert.NotNull(outcomes[0].Contact);
        var deal = Assert.Single((await desk.Deals.ListAsync()).Items);
        Assert.Equal(outcomes[0].Contact, deal.Contact);
        Assert.Equal(2, (await desk.Contacts.GetAsync(deal.Contact!.Value)).Points.Count);
        Assert.Empty((await desk.Leads.ListAsync()).Items);
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R33_of_many_who_merge_and_unmerge_one_pair_at_once_one_does_it(Keep keep)
    {
        await using var desk = await DeskAsync(keep);
        var one = await ContactAsync(desk, "Anna", "+79161111111");
        var two = await ContactAsync(desk, "Anna K", "+79162222222");

        var merges = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(async () => await (i % 2 == 0 ? desk.Contacts.MergeAsync(one, two, Olga) : desk.Contacts.MergeAsync(two, one, Olga)))));
        var merged = Assert.Single(merges.OfType<Merged>());
        Assert.Equal(19, merges.OfType<Refused>().Count());

        var undone = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () => await desk.Contacts.UnmergeAsync(merged.Merge, Olga))));
        Assert.Single(undone.OfType<Unmerged>());
        Assert.Equal((one, two), ((await desk.Contacts.GetAsync(one)).Id, (await desk.Contacts.GetAsync(two)).Id));
    }

    [Fact]
    public async Task R64_a_merge_handed_in_twice_under_one_key_counts_once()
    {
        await using var desk = await DeskAsync();
        var one = await ContactAsync(desk, "Anna", "+79161111111");
        var two = await ContactAsync(desk, "Anna K", "+79162222222");

        Assert.IsType<Merged>(await desk.Contacts.MergeAsync(one, two, Olga, key: "merge-1"));
        Assert.False(Assert.IsType<Done>(await desk.Contacts.MergeAsync(one, two, Olga, key: "merge-1")).Changed);
        Assert.Single(await desk.Contacts.MergesAsync(one));
    }
}
