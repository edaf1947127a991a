using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CrmCore.Tests.Hosting;

public sealed class HostTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("crmcore-").FullName;
    private readonly Bell _bell = new();

    private string File => Path.Combine(_folder, "crm.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_stop_under_load_loses_nothing_accepted_and_runs_no_action_twice()
    {
        var phones = Enumerable.Range(0, 120).Select(i => $"+7916000{i:0000}").ToList();
        var deals = new DealId[phones.Count];
        var accepted = new ConcurrentDictionary<int, string>();
        using (var first = Desk.Build(File, _bell))
        {
            var crm = await first.OpenAsync();
            for (var i = 0; i < deals.Length; i++) deals[i] = await crm.DealAsync(phones[i]);
            var half = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var callers = Enumerable.Range(0, 6).Select(n => Task.Run(() => CallAsync(crm, phones, n, accepted, half))).ToList();
            await half.Task;
            await first.StopAsync();
            await first.Engine().DisposeAsync();
            await Task.WhenAll(callers);
        }

        using var second = Desk.Build(File, _bell);
        var again = await second.OpenAsync();
        foreach (var (i, _) in accepted) Assert.Equal("contacted", (await again.Deals.GetAsync(deals[i])).Stage);
        Assert.Empty(await again.Events.FailedAsync());
        await Desk.UntilAsync(async () => (await again.Actions.ListAsync()).Items.Count == 0);
        await second.StopAsync();
        var moved = 0;
        foreach (var deal in deals) moved += (await again.Deals.GetAsync(deal)).Stage == "contacted" ? 1 : 0;
        Assert.Equal(moved, _bell.Rung.Count);
        Assert.Equal(moved, _bell.Rung.Distinct(StringComparer.Ordinal).Count());
    }

    // One of six callers, through either door, until all is accepted or the engine is closed.
    private static async Task CallAsync(Crm crm, List<string> phones, int caller, ConcurrentDictionary<int, string> accepted, TaskCompletionSource half)
    {
        for (var i = caller; i < phones.Count; i += 6)
        {
            try
            {
                var call = Desk.Call(phones[i], "call-" + i);
                if (i % 2 == 0) await crm.Events.IngestAsync(call);
                else await crm.Events.AcceptAsync(call);
                accepted[i] = call.Key;
                if (accepted.Count >= phones.Count / 2) half.TrySetResult();
            }
            catch (Exception error) when (error is ObjectDisposedException or CrmException)
            {
                // The engine is closed: this call was not accepted, and its sender knows.
                return;
            }
        }
    }

    [Fact]
    public async Task A_stop_waits_for_what_has_begun_and_begins_nothing_more()
    {
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _bell.Hold = _ => go.Task;
        using (var host = Desk.Build(File, _bell, Delivery.Once))
        {
            var crm = await host.OpenAsync();
            await crm.DealAsync("+79160000001");
            var later = await crm.DealAsync("+79160000002");
            await crm.Events.IngestAsync(Desk.Call("+79160000001", "1"));
            await _bell.FirstCall;

            var stopping = host.StopAsync();
            await crm.Events.IngestAsync(Desk.Call("+79160000002", "2"));
            Assert.False(stopping.IsCompleted);
            go.SetResult();
            await stopping;

            Assert.Single(_bell.Rung);
            Assert.Single(await crm.Actions.OfAsync(later));
            Assert.Empty(await crm.Actions.UncertainAsync());
        }

        using var second = Desk.Build(File, _bell, Delivery.Once);
        await second.OpenAsync();
        await Desk.UntilAsync(() => Task.FromResult(_bell.Rung.Count == 2));
        await second.StopAsync();
        Assert.Equal(2, _bell.Rung.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task What_does_not_end_in_the_hosts_time_is_parked_as_uncertain_when_it_may_run_but_once()
    {
        _bell.Hold = ct => Task.Delay(Timeout.Infinite, ct);
        using var host = Desk.Build(File, _bell, Delivery.Once, patience: TimeSpan.FromMilliseconds(50));
        var crm = await host.OpenAsync();
        await crm.DealAsync("+79160000001");
        await crm.Events.IngestAsync(Desk.Call("+79160000001", "1"));
        await _bell.FirstCall;

        await Record.ExceptionAsync(() => host.StopAsync());

        Assert.Empty(_bell.Rung);
        Assert.Single(await crm.Actions.UncertainAsync());
    }

    [Fact]
    public async Task What_is_interrupted_and_repeatable_runs_at_the_next_start_with_the_same_key()
    {
        _bell.Hold = ct => Task.Delay(Timeout.Infinite, ct);
        using (var host = Desk.Build(File, _bell, patience: TimeSpan.FromMilliseconds(50)))
        {
            var crm = await host.OpenAsync();
            await crm.DealAsync("+79160000001");
            await crm.Events.IngestAsync(Desk.Call("+79160000001", "1"));
            await _bell.FirstCall;
            await Record.ExceptionAsync(() => host.StopAsync());
            Assert.Empty(_bell.Rung);
        }

        _bell.Hold = null;
        using var second = Desk.Build(File, _bell);
        await second.OpenAsync();
        await Desk.UntilAsync(() => Task.FromResult(!_bell.Rung.IsEmpty));
        await second.StopAsync();
        Assert.Single(_bell.Rung);
    }

    [Fact]
    public async Task A_wrong_pipeline_stops_the_host_with_its_message()
    {
        var wrong = Pipeline.Define("wrong", p => p.Stage("a", s => s.OnEnter("x", Do.Host("nobody.knows"))).Won().Lost("no"));
        using var host = Desk.Build(File, _bell, more: crm => crm.AddPipeline(wrong));

        var error = await Assert.ThrowsAsync<InvalidPipelineException>(() => host.StartAsync());

        Assert.Contains("nobody.knows", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Hosting_added_twice_is_there_once()
    {
        using var host = Desk.Build(File, _bell, more: crm => crm.AddHosting());

        Assert.Single(host.Services.GetServices<IHostedService>(), s => s.GetType().Assembly == typeof(CrmCore.Hosting.CrmHostingOptions).Assembly);
    }

    [Fact]
    public void A_wrong_option_is_refused_at_once() =>
        Assert.Contains("DegradedLag", Assert.Throws<ArgumentException>(
            () => new ServiceCollection().AddCrmCore(crm => crm.UseInMemory().AddHosting(o => o.DegradedLag = TimeSpan.Zero))).Message, StringComparison.Ordinal);
}
