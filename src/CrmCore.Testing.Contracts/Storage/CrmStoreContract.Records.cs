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

    /// <summary>A text that is very long for a key is kept, or refused by its column's name before anything is written.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task A_text_too_long_for_a_key_is_kept_or_refused_by_name()
    {
        foreach (var samples in AllSamples())
        {
            foreach (var column in samples.Type.Columns.Where(column => column.Kind == ColumnKind.Text && samples.IsInKey(column)))
            {
                var other = samples.Record(1);
                var position = samples.Type.Columns.TakeWhile(known => known != column).Count();
                var text = string.Concat(Enumerable.Range(0, 20_000).Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
                var tooLong = samples.With(samples.Record(2), position, new InMemoryCell(true, Text: text));
                try
                {
                    await CommitAsync(samples.Change(samples.New, other), samples.Change(samples.New, tooLong)).ConfigureAwait(false);
                    await AssertStoredAsync(samples, tooLong).ConfigureAwait(false);
                    await CommitAsync(samples.Change(ChangeKind.Delete, other, samples.Type.VersionOfAny(other)), samples.Change(ChangeKind.Delete, tooLong, samples.Type.VersionOfAny(tooLong))).ConfigureAwait(false);
                }
                catch (InvalidOperationException e)
                {
                    Assert.Contains($"'{column.Name}'", e.Message, StringComparison.Ordinal);
                    await AssertAbsentAsync(samples.Type, samples.Type.KeyOfAny(other)).ConfigureAwait(false);
                }
            }
        }
    }

    /// <summary>Every text comes back: with zeroes, with halves of pairs, with whatever a store may use inside.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task Texts_with_control_characters_come_back_and_are_found()
    {
        var samples = new StoreSamples(ClaimRecords.Instance);
        string[] values = ["", "\\0", "\0", "\0\0a", "\u0001", "\u0001\u0001", "\u0001\u0002", "\u0002", "a", "a\0", "a\0b", "a\u0001", "a\u0002", "\uD7FF", "\uE000", "\uE000\u0900", "\uE001", "😀"];
        foreach (var value in values) await CommitAsync(samples.Change(ChangeKind.Insert, (Claim)samples.Record(1) with { Value = value })).ConfigureAwait(false);
        foreach (var value in values) await AssertStoredAsync(samples, (Claim)samples.Record(1) with { Value = value }).ConfigureAwait(false);
        var page = await Store.PageAsync(new PageRequest(samples.Type, -1, new RecordKey(1, N1: 1), 2, 100), CancellationToken.None).ConfigureAwait(false);
        Assert.Equal(values.Order(CodePoints).ToArray(), page.Items.Select(claim => ((Claim)claim).Value));
    }

    private static readonly Comparer<string> CodePoints =
        Comparer<string>.Create((left, right) => System.Text.Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(right)));

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
