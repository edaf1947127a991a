using Xunit;

namespace CrmCore.Testing.Contracts;

public abstract partial class CrmStoreContract
{
    private static readonly StoreSamples Leads = new(LeadRecords.Instance);

    /// <summary>Pages go through an index in its order, forwards and backwards, without a gap or a double.</summary>
    /// <param name="descending">The direction.</param>
    /// <returns>When it is proved.</returns>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pages_go_through_an_index_in_order(bool descending)
    {
        var numbers = Enumerable.Range(1, 25).ToList();
        await CommitAsync([.. numbers.Select(number => Leads.Change(ChangeKind.Insert, Lead(number, LeadState.New)))]).ConfigureAwait(false);
        await CommitAsync(Leads.Change(ChangeKind.Insert, Lead(26, LeadState.Accepted))).ConfigureAwait(false);

        var request = NewLeads(limit: 10) with { Descending = descending };
        var seen = new List<object>();
        var sizes = new List<int>();
        string? next = null;
        do
        {
            var page = await Store.PageAsync(request with { After = next }, CancellationToken.None).ConfigureAwait(false);
            sizes.Add(page.Items.Count);
            seen.AddRange(page.Items);
            next = page.Next;
        }
        while (next is not null);

        Assert.Equal([10, 10, 5], sizes);
        if (descending) numbers.Reverse();
        Assert.Equal(numbers.Select(StoreSamples.Id), seen.Select(lead => ((Lead)lead).Id.Value));
    }

    /// <summary>What comes in or goes away between two pages neither repeats nor hides the others.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task Pages_are_stable_while_records_come_and_go()
    {
        await CommitAsync([.. Enumerable.Range(1, 10).Select(number => Leads.Change(ChangeKind.Insert, Lead(number * 10, LeadState.New)))]).ConfigureAwait(false);
        var first = await Store.PageAsync(NewLeads(limit: 5), CancellationToken.None).ConfigureAwait(false);
        await CommitAsync(
            Leads.Change(ChangeKind.Insert, Lead(15, LeadState.New)),
            Leads.Change(ChangeKind.Insert, Lead(75, LeadState.New)),
            Leads.Change(ChangeKind.Delete, first.Items[^1], Lead(50, LeadState.New).Version)).ConfigureAwait(false);
        var second = await Store.PageAsync(NewLeads(limit: 5) with { After = first.Next }, CancellationToken.None).ConfigureAwait(false);
        Assert.Equal(new[] { 60, 70, 75, 80, 90 }.Select(StoreSamples.Id), second.Items.Select(lead => ((Lead)lead).Id.Value));
    }

    /// <summary>The key itself can be paged, whole or by its leading columns; texts stand in the order of their code points.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task Pages_go_through_the_key_in_the_order_of_code_points()
    {
        var samples = new StoreSamples(ClaimRecords.Instance);
        string[] values = ["", "A", "a", "ab", "б", "я", "\uFFFD", "😀"];
        await CommitAsync([.. values.Reverse().Select(value => samples.Change(ChangeKind.Insert, (Claim)samples.Record(1) with { Value = value }))]).ConfigureAwait(false);
        var key = new RecordKey(1, N1: 1);
        var page = await Store.PageAsync(new PageRequest(samples.Type, -1, key, 2, 3), CancellationToken.None).ConfigureAwait(false);
        var rest = await Store.PageAsync(new PageRequest(samples.Type, -1, key, 2, 100) { After = page.Next }, CancellationToken.None).ConfigureAwait(false);
        Assert.Equal(values, page.Items.Concat(rest.Items).Select(claim => ((Claim)claim).Value));
        Assert.Null(rest.Next);
    }

    /// <summary>A page that holds exactly what there is says that it is the last.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task The_last_page_says_so()
    {
        Assert.Empty((await Store.PageAsync(NewLeads(limit: 5), CancellationToken.None).ConfigureAwait(false)).Items);
        await CommitAsync([.. Enumerable.Range(1, 5).Select(number => Leads.Change(ChangeKind.Insert, Lead(number, LeadState.New)))]).ConfigureAwait(false);
        var page = await Store.PageAsync(NewLeads(limit: 5), CancellationToken.None).ConfigureAwait(false);
        Assert.Equal(5, page.Items.Count);
        Assert.Null(page.Next);
    }

    /// <summary>Every type can be paged by its key and every index, from the beginning to the end and back.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task Every_index_of_every_type_can_be_paged()
    {
        foreach (var samples in AllSamples())
        {
            var type = samples.Type;
            var records = Enumerable.Range(1, 7).Select(number => samples.Record(number)).ToList();
            await CommitAsync([.. records.Select(record => samples.Change(samples.New, record))]).ConfigureAwait(false);
            for (var index = -1; index < type.Indexes.Count; index++)
            {
                var expected = records.Where(record => index < 0 || type.LookupKeyOfAny(index, record) is not null).Select(samples.Describe).ToHashSet();
                var forwards = await AllPagesAsync(new PageRequest(type, index, default, 0, 3)).ConfigureAwait(false);
                var backwards = await AllPagesAsync(new PageRequest(type, index, default, 0, 3) { Descending = true }).ConfigureAwait(false);
                Assert.Equal(expected, forwards.Select(samples.Describe).ToHashSet());
                Assert.Equal(forwards.Select(samples.Describe), backwards.AsEnumerable().Reverse().Select(samples.Describe));
            }
        }
    }

    /// <summary>A place that is none of this list and a limit out of its range are refused as misuse.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task Misuse_of_pages_is_refused()
    {
        await AssertMisuseAsync(NewLeads(limit: 0)).ConfigureAwait(false);
        await AssertMisuseAsync(NewLeads(limit: 10_001)).ConfigureAwait(false);
        foreach (var place in new[] { "", "nonsense", "e30", "W10", "WzFd" })
        {
            await AssertMisuseAsync(NewLeads(limit: 5) with { After = place }).ConfigureAwait(false);
        }
    }

    private static Lead Lead(int number, LeadState state) => (Lead)Leads.Record(number) with { State = state };

    private static PageRequest NewLeads(int limit) =>
        new(LeadRecords.Instance, LeadRecords.ByState, new RecordKey(1, N1: (int)LeadState.New), 2, limit);

    private async Task AssertMisuseAsync(PageRequest request) => await Assert.ThrowsAnyAsync<ArgumentException>(
        async () => await Store.PageAsync(request, CancellationToken.None).ConfigureAwait(false)).ConfigureAwait(false);

    private async Task<List<object>> AllPagesAsync(PageRequest request)
    {
        var all = new List<object>();
        while (true)
        {
            var page = await Store.PageAsync(request, CancellationToken.None).ConfigureAwait(false);
            all.AddRange(page.Items);
            if (page.Next is null) return all;
            request = request with { After = page.Next };
        }
    }
}
