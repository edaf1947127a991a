using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace CrmCore.Tests.Hosting;

public sealed class HealthTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("crmcore-").FullName;
    private readonly Bell _bell = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_started_host_is_healthy_and_a_stopped_one_is_not()
    {
        using var host = Desk.Build(Path.Combine(_folder, "crm.db"), _bell);
        Assert.Equal((HealthStatus.Unhealthy, "The engine has not started."), await LookAsync(host));

        await host.OpenAsync();
        Assert.Equal((HealthStatus.Healthy, "The engine works."), await LookAsync(host));

        await host.StopAsync();
        Assert.Equal(HealthStatus.Unhealthy, (await LookAsync(host)).Status);
    }

    [Fact]
    public async Task A_store_that_does_not_answer_is_told()
    {
        var store = new FlakyStore();
        await using var desk = await CrmTestDesk.CreateAsync(crm => crm.Services.AddSingleton<ICrmStore>(store));
        store.Fails = true;

        Assert.Contains("broken", (await desk.Engine.CheckHealthAsync()).StoreError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lateness_dead_letters_and_what_waits_for_people_are_counted()
    {
        await using var desk = await CrmTestDesk.CreateAsync(crm => crm
            .AddPipeline(Pipeline.Define("sales", p => p
                .Stage("new", s => s.OnEnter("hook", Do.SendWebhook("https://example.com/hook")))
                .Stage("next", s => s.OnEnter("later", Do.SendWebhook("https://example.com/later").After(Period.FromHours(1))))
                .Won().Lost("price"))));
        desk.Sent.Faults.FailNext(1, ChannelFailure.Permanent);
        var deal = await desk.NewDealAsync();
        await desk.RunDueAsync();
        await desk.Deals.MoveAsync(deal, "next");
        desk.Clock.Advance(Duration.FromHours(3));

        var health = await desk.Engine.CheckHealthAsync();

        Assert.Equal(Duration.FromHours(2), health.Lag);
        var dead = await desk.Actions.DeadAsync();
        Assert.Contains(dead, a => a.Do == ActionKinds.SendWebhook);
        Assert.Equal(dead.Count, health.DeadLetters);
        Assert.Equal(0, health.FailedEvents);
        Assert.True(health is { IsStarted: true, IsWorking: false, StoreError: null });
    }

    [Fact]
    public async Task What_is_late_is_degraded_with_figures()
    {
        _bell.Hold = ct => Task.Delay(Timeout.Infinite, ct);
        using var host = Desk.Build(Path.Combine(_folder, "crm.db"), _bell, patience: TimeSpan.FromMilliseconds(50));
        host.Services.GetRequiredService<CrmCore.Hosting.CrmHostingOptions>().DegradedLag = TimeSpan.FromTicks(1);
        var crm = await host.OpenAsync();
        await crm.DealAsync("+79160000001");
        await crm.Events.IngestAsync(Desk.Call("+79160000001", "1"));
        await _bell.FirstCall;
        // The search for doubles may still run beside it.
        await Desk.UntilAsync(async () => await host.Engine().CheckHealthAsync() is { Running: 1 } health && health.Lag > Duration.Zero);

        var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        Assert.Equal(HealthStatus.Degraded, report.Status);
        var entry = report.Entries["crmcore"];
        Assert.Contains("waited", entry.Description, StringComparison.Ordinal);
        Assert.Equal(1, entry.Data["running"]);
        Assert.Contains("ready", entry.Tags);
        await Record.ExceptionAsync(() => host.StopAsync());
    }

    private static async Task<(HealthStatus Status, string? Text)> LookAsync(IHost host)
    {
        var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        return (report.Status, report.Entries["crmcore"].Description);
    }
}
