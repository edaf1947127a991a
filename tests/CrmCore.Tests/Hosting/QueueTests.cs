using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Tests.Hosting;

public sealed class QueueTests
{
    [Fact]
    public async Task Callers_that_wait_while_the_store_fails_are_all_told_and_the_engine_goes_on()
    {
        var (desk, store) = await OpenAsync();
        await using var _ = desk;
        await desk.NewDealAsync();
        var commit = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        store.Hold = commit.Task;
        var first = desk.Events.AcceptAsync(Desk.Call("+79161234567", "accepted")).AsTask();
        var waiting = Enumerable.Range(0, 5).Select(i => desk.Events.IngestAsync(Desk.Call("+79161234567", "k" + i)).AsTask()).ToList();
        desk.Engine.Inbox.MayHavePending = true;
        store.InboxFails = true;
        store.Hold = null;
        commit.SetResult();
        await first;

        foreach (var caller in waiting) await Assert.ThrowsAsync<StoreUnavailableException>(() => caller);

        store.InboxFails = false;
        Assert.Equal(EventStatus.Decided, (await desk.Events.IngestAsync(Desk.Call("+79161234567", "k0"))).Status);
        Assert.Equal(0, (await desk.Engine.CheckHealthAsync()).PendingEvents);
    }

    [Fact]
    public async Task Events_only_accepted_are_decided_without_any_that_come_after_them()
    {
        var (desk, _) = await OpenAsync();
        await using var __ = desk;
        var deal = await desk.NewDealAsync();

        // Many at a time, so that some are accepted while somebody else is at work and about to leave.
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => desk.Events.AcceptAsync(Desk.Call("+79161234567", "k" + i)).AsTask())));

        await Desk.UntilAsync(async () => (await desk.Engine.CheckHealthAsync()).PendingEvents == 0);
        Assert.Equal("contacted", (await desk.Deals.GetAsync(deal)).Stage);
    }

    [Fact]
    public async Task Closing_commits_what_stands_in_the_queue_and_takes_nothing_more()
    {
        var (desk, store) = await OpenAsync();
        await desk.NewDealAsync();
        var commit = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        store.Hold = commit.Task;
        var callers = Enumerable.Range(0, 5).Select(i => desk.Events.IngestAsync(Desk.Call("+79161234567", "k" + i)).AsTask()).ToList();
        var closing = desk.Engine.DisposeAsync().AsTask();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => desk.Events.IngestAsync(Desk.Call("+79161234567", "late")).AsTask());
        Assert.False(closing.IsCompleted);

        commit.SetResult();
        await closing;

        foreach (var caller in callers) Assert.Equal(EventStatus.Decided, (await caller).Status);
        await desk.DisposeAsync();
    }

    private static async Task<(CrmTestDesk Desk, FlakyStore Store)> OpenAsync()
    {
        var store = new FlakyStore();
        var desk = await CrmTestDesk.CreateAsync(crm =>
        {
            crm.Services.AddSingleton(new Bell());
            crm.Services.AddSingleton<ICrmStore>(store);
            crm.AddAction<Bell.Settings, Bell.Handler>("test.ring", Delivery.Repeatable).AddPipeline(Desk.Sales);
        });
        return (desk, store);
    }
}
