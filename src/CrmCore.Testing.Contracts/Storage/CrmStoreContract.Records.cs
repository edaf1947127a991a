using System.Runtime.InteropServices;
using Xunit;

namespace CrmCore.Testing.Contracts;

public abstract partial class CrmStoreContract
{
    /// <summary>Every record type comes back as it was written, with empty, long, foreign and extreme values in every column.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task Records_of_every_type_come_back_with_every_value()
    {
        foreach (var samples in AllSamples())
        {
            var records = samples.Extremes().DistinctBy(samples.Type.KeyOfAny).ToList();
            Assert.NotEmpty(records);
            await CommitAsync([.. records.Select(record => samples.Change(samples.New, record))]).ConfigureAwait(false);
            foreach (var record in records) await AssertStoredAsync(samples, record).ConfigureAwait(false);
        }
    }

    /// <summary>Keys and indexes find what was written, in their order, and nothing else.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task Indexes_find_their_records_and_nothing_else()
    {
        foreach (var samples in AllSamples())
        {
            var type = samples.Type;
            var records = Enumerable.Range(1, 20).Select(number => samples.Record(number)).ToList();
            await CommitAsync([.. records.Select(record => samples.Change(samples.New, record))]).ConfigureAwait(false);
            for (var index = 0; index < type.Indexes.Count; index++)
            {
                foreach (var group in records.GroupBy(record => type.LookupKeyOfAny(index, record)))
                {
                    if (group.Key is not { } key) continue;
                    var set = await LoadAsync(new RecordLookup(type, index, key)).ConfigureAwait(false);
                    Assert.Equal(group.Select(type.KeyOfAny).ToHashSet(), set.Of(type).LookupAny(index, key).ToHashSet());
                    foreach (var record in group) Assert.Equal(samples.Describe(record), samples.Describe(set.Of(type).FindAny(type.KeyOfAny(record))!));
                }
            }
        }
    }

    /// <summary>A look-up that finds nothing is answered all the same.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task Absent_records_are_answered_as_absent()
    {
        foreach (var samples in AllSamples())
        {
            var type = samples.Type;
            var absent = samples.Record(77);
            await AssertAbsentAsync(type, type.KeyOfAny(absent)).ConfigureAwait(false);
            for (var index = 0; index < type.Indexes.Count; index++)
            {
                if (type.LookupKeyOfAny(index, absent) is not { } key) continue;
                var set = await LoadAsync(new RecordLookup(type, index, key)).ConfigureAwait(false);
                Assert.Empty(set.Of(type).LookupAny(index, key));
            }
        }
    }

    /// <summary>The same look-up wanted twice, and a second round of look-ups on the same set, are answered once each.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task Look_ups_wanted_twice_are_answered_once()
    {
        var samples = new StoreSamples(DealLinkRecords.Instance);
        var link = new DealLink(1, new ContactId(StoreSamples.Id(5)), new DealId(StoreSamples.Id(6)));
        await CommitAsync(samples.Change(ChangeKind.Insert, link)).ConfigureAwait(false);
        var key = DealLinkRecords.ContactKey(1, link.Contact);
        var lookup = new RecordLookup(samples.Type, DealLinkRecords.ByContact, key);

        var set = await LoadAsync(lookup, lookup).ConfigureAwait(false);
        set.Want(lookup);
        set.Want(samples.Type, -1, samples.Type.KeyOfAny(link));
        await Store.LoadAsync(set, CancellationToken.None).ConfigureAwait(false);

        Assert.Single(set.Of(samples.Type).LookupAny(DealLinkRecords.ByContact, key));
        Assert.Equal(link, set.Of(samples.Type).FindAny(samples.Type.KeyOfAny(link)));
    }

    /// <summary>Records of one account are never found under another's key.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task Accounts_do_not_see_one_another()
    {
        foreach (var samples in AllSamples().Where(samples => samples.Type.KeyColumns > 1))
        {
            var type = samples.Type;
            var mine = samples.Record(1, account: 1);
            var theirs = samples.Record(1, account: 2);
            await CommitAsync(samples.Change(samples.New, mine)).ConfigureAwait(false);
            await AssertAbsentAsync(type, type.KeyOfAny(theirs)).ConfigureAwait(false);
            await CommitAsync(samples.Change(samples.New, theirs)).ConfigureAwait(false);
            await AssertStoredAsync(samples, mine).ConfigureAwait(false);
            await AssertStoredAsync(samples, theirs).ConfigureAwait(false);
            var page = await Store.PageAsync(new PageRequest(type, -1, new RecordKey(1), 1, 100), CancellationToken.None).ConfigureAwait(false);
            Assert.Equal(samples.Describe(mine), samples.Describe(Assert.Single(page.Items)));
        }
    }

    /// <summary>What the caller does with its buffers after the commit does not change what was written.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task Buffers_may_be_used_again_after_the_commit()
    {
        var samples = new StoreSamples(TimelineRecords.Instance);
        var entry = (TimelineEntry)samples.Record(1) with { Data = "before"u8.ToArray() };
        var expected = samples.Describe(entry);
        await CommitAsync(samples.Change(ChangeKind.Insert, entry)).ConfigureAwait(false);
        Assert.True(MemoryMarshal.TryGetArray(entry.Data, out var buffer));
        buffer.Array!.AsSpan().Fill((byte)'x');
        var found = await FindAsync(samples.Type, samples.Type.KeyOfAny(entry)).ConfigureAwait(false);
        Assert.Equal(expected, samples.Describe(found!));
    }
}
