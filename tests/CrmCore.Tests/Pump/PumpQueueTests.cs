using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Tests.Pump;

public sealed class PumpQueueTests
{
    [Fact]
    public async Task Callers_that_come_together_share_commits_and_each_gets_its_own_answer()
    {
        await using var bench = await PumpBench.OpenAsync();
        var hold = Hold(bench);
        var before = bench.Store.Commits;
        var callers = Start(bench, 0, 200);
        hold.SetResult();
        var outcomes = await Task.WhenAll(callers).WaitAsync(PumpBench.LongEnough);

        Assert.All(outcomes, o => Assert.Equal(EventStatus.Decided, o.Status));
        Assert.Equal(200, outcomes.Select(o => o.Event).Distinct().Count());
        Assert.Equal(200, (await bench.InboxAsync()).Count);
        Assert.InRange(bench.Store.Commits - before, 1, 20);
    }

    [Fact]
    public async Task Callers_that_come_again_and_again_get_their_own_outcomes_and_never_those_of_others()
    {
        await using var bench = await PumpBench.OpenAsync();
        var callers = Enumerable.Range(0, 16).Select(caller => Task.Run(async () =>
        {
            var outcomes = new List<EventOutcome>();
            for (var n = 0; n < 50; n++)
            {
                outcomes.Add(await bench.IngestAsync((caller * 50) + n));
                Assert.Equal(EventStatus.Duplicate, (await bench.IngestAsync((caller * 50) + n)).Status);
            }

            return outcomes;
        }));
        var all = (await Task.WhenAll(callers).WaitAsync(PumpBench.LongEnough)).SelectMany(o => o).ToList();

        Assert.Equal((await bench.InboxAsync()).Select(e => e.Id).Order(Comparer<EventId>.Create((a, b) => a.Value.CompareTo(b.Value))),
            all.Select(o => o.Event).Order(Comparer<EventId>.Create((a, b) => a.Value.CompareTo(b.Value))));
        Assert.Equal(16 * 50, all.Select(o => o.Lead!.Value).Distinct().Count());
        for (var n = 0; n < all.Count; n++)
        {
            var claim = await bench.Engine.Store.FindAsync(ClaimRecords.Instance, ClaimRecords.Key(1, ContactPointKind.Phone, PumpBench.Phone(n)), CancellationToken.None);
            Assert.Equal(claim!.Holder, all[n].Lead!.Value.Value);
        }
    }

    [Fact]
    public async Task The_same_event_from_many_callers_at_once_counts_once()
    {
        await using var bench = await PumpBench.OpenAsync();
        var hold = Hold(bench);
        var callers = Enumerable.Range(0, 50).Select(_ => Task.Run(() => bench.IngestAsync(7))).ToArray();
        hold.SetResult();
        var outcomes = await Task.WhenAll(callers).WaitAsync(PumpBench.LongEnough);

        Assert.Single(outcomes, o => o.Status == EventStatus.Decided);
        Assert.Equal(49, outcomes.Count(o => o.Status == EventStatus.Duplicate));
        Assert.Single(await bench.InboxAsync());
    }

    [Fact]
    public async Task A_full_queue_makes_callers_wait_and_drops_nothing()
    {
        await using var bench = await PumpBench.OpenAsync(Small);
        var hold = Hold(bench);
        var callers = Start(bench, 0, 40);
        Assert.DoesNotContain(callers, c => c.IsCompleted);
        hold.SetResult();
        await Task.WhenAll(callers).WaitAsync(PumpBench.LongEnough);

        Assert.Equal(40, (await bench.InboxAsync()).Count);
    }

    [Fact]
    public async Task Who_stops_waiting_for_room_was_never_accepted()
    {
        await using var bench = await PumpBench.OpenAsync(Small);
        using var stop = new CancellationTokenSource();
        var hold = Hold(bench);
        var callers = Start(bench, 0, 20);
        var impatient = bench.IngestAsync(99, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient.WaitAsync(PumpBench.LongEnough));
        hold.SetResult();
        await Task.WhenAll(callers).WaitAsync(PumpBench.LongEnough);

        Assert.Equal(20, (await bench.InboxAsync()).Count);
        Assert.Equal(EventStatus.Decided, (await bench.IngestAsync(99).WaitAsync(PumpBench.LongEnough)).Status);
    }

    [Fact]
    public async Task Cancelling_withdraws_nothing_that_stands_in_the_queue()
    {
        await using var bench = await PumpBench.OpenAsync();
        using var stop = new CancellationTokenSource();
        var hold = Hold(bench);
        var first = bench.IngestAsync(1);
        var second = bench.IngestAsync(2, stop.Token);
        await stop.CancelAsync();
        hold.SetResult();

        Assert.Equal(EventStatus.Decided, (await second.WaitAsync(PumpBench.LongEnough)).Status);
        await first.WaitAsync(PumpBench.LongEnough);
        Assert.Equal(2, (await bench.InboxAsync()).Count);
    }

    [Fact]
    public async Task A_commit_that_fails_is_told_to_every_caller_and_the_queue_goes_on()
    {
        await using var bench = await PumpBench.OpenAsync();
        var hold = Hold(bench);
        var callers = Start(bench, 0, 20);
        bench.Store.BeforeCommit = _ => throw new StoreUnavailableException("The disk is full.");
        hold.SetResult();
        foreach (var caller in callers) await Assert.ThrowsAsync<StoreUnavailableException>(() => caller.WaitAsync(PumpBench.LongEnough));
        Assert.Empty(await bench.InboxAsync());

        bench.Store.BeforeCommit = null;
        await Task.WhenAll(Start(bench, 0, 20)).WaitAsync(PumpBench.LongEnough);
        Assert.Equal(20, (await bench.InboxAsync()).Count);
    }

    [Fact]
    public async Task An_inbox_that_cannot_be_read_is_told_to_every_caller_and_the_queue_goes_on()
    {
        await using var bench = await PumpBench.OpenAsync();
        var hold = Hold(bench);
        var callers = Start(bench, 0, 20);
        bench.Engine.Inbox.MayHavePending = true;
        bench.Store.BeforePage = _ => throw new StoreUnavailableException("The disk is gone.");
        hold.SetResult();
        await callers[0].WaitAsync(PumpBench.LongEnough);
        foreach (var caller in callers.Skip(1)) await Assert.ThrowsAsync<StoreUnavailableException>(() => caller.WaitAsync(PumpBench.LongEnough));

        bench.Store.BeforePage = null;
        await Task.WhenAll(Start(bench, 0, 20)).WaitAsync(PumpBench.LongEnough);
        Assert.Equal(20, (await bench.InboxAsync()).Count);
    }

    [Fact]
    public async Task An_account_that_cannot_be_read_is_told_to_every_caller_and_the_queue_goes_on()
    {
        await using var bench = await PumpBench.OpenAsync();
        var hold = Hold(bench);
        var first = bench.IngestAsync(0);
        var callers = Start(bench, 1, 20);
        bench.Engine.Directory.Forget(1);
        bench.Store.BeforePage = _ => throw new StoreUnavailableException("The disk is gone.");
        hold.SetResult();
        await first.WaitAsync(PumpBench.LongEnough);
        foreach (var caller in callers) await Assert.ThrowsAsync<StoreUnavailableException>(() => caller.WaitAsync(PumpBench.LongEnough));

        bench.Store.BeforePage = null;
        await Task.WhenAll(Start(bench, 1, 20)).WaitAsync(PumpBench.LongEnough);
        Assert.Equal(21, (await bench.InboxAsync()).Count);
    }

    [Fact]
    public async Task An_unknown_account_is_told_to_its_caller_alone()
    {
        await using var bench = await PumpBench.OpenAsync();
        var hold = Hold(bench);
        var callers = Start(bench, 0, 5);
        var stranger = bench.Engine.ForAccount("nobody").Events.IngestAsync(PumpBench.Call(50)).AsTask();
        hold.SetResult();

        Assert.Contains("nobody", (await Assert.ThrowsAsync<InvalidOperationException>(() => stranger.WaitAsync(PumpBench.LongEnough))).Message, StringComparison.Ordinal);
        await Task.WhenAll(callers).WaitAsync(PumpBench.LongEnough);
        Assert.Equal(5, (await bench.InboxAsync()).Count);
    }

    [Fact]
    public async Task R64_an_event_whose_reading_throws_is_kept_and_does_not_take_its_batch_with_it()
    {
        await using var bench = await PumpBench.OpenAsync(crm => crm.Services.AddSingleton<IPhoneNumberParser>(new ThrowsAt(PumpBench.Phone(3))));
        var hold = Hold(bench);
        var callers = Start(bench, 0, 6);
        hold.SetResult();
        var outcomes = await Task.WhenAll(callers).WaitAsync(PumpBench.LongEnough);

        Assert.Equal(EventStatus.Failed, outcomes[3].Status);
        Assert.Contains("no number at all", outcomes[3].Error, StringComparison.Ordinal);
        Assert.Equal(5, outcomes.Count(o => o.Status == EventStatus.Decided));
        Assert.Equal(outcomes[3].Event, Assert.Single(await bench.Crm.Events.FailedAsync()).Id);
    }

    private static void Small(ICrmBuilder crm) => crm.Configure(o => (o.MaxBatch, o.QueueCapacity) = (4, 4));

    private static TaskCompletionSource Hold(PumpBench bench)
    {
        var hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        bench.Store.Hold = hold.Task;
        return hold;
    }

    private static Task<EventOutcome>[] Start(PumpBench bench, int from, int count) =>
        [.. Enumerable.Range(from, count).Select(n => bench.IngestAsync(n))];

    private sealed class ThrowsAt(string phone) : IPhoneNumberParser
    {
        private readonly MetadataPhoneNumberParser _inner = new();

        public int Version => _inner.Version;

        public bool TryParse(ReadOnlySpan<char> raw, string? region, out PhoneNumber number) =>
            raw.SequenceEqual(phone) ? throw new FormatException("This is no number at all.") : _inner.TryParse(raw, region, out number);
    }
}
