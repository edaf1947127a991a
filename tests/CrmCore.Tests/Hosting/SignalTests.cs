using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CrmCore.Tests.Hosting;

public sealed class SignalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("crmcore-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableFact]
    public async Task A_SIGTERM_lets_what_has_begun_end_and_keeps_what_has_not()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        var bell = new Bell();
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        bell.Hold = _ => go.Task;
        using var host = Desk.Build(Path.Combine(_folder, "crm.db"), bell, Delivery.Once, signals: true);
        var crm = await host.OpenAsync();
        await crm.DealAsync("+79160000001");
        var later = await crm.DealAsync("+79160000002");
        await crm.Events.IngestAsync(Desk.Call("+79160000001", "1"));
        await bell.FirstCall;
        var life = host.Services.GetRequiredService<IHostApplicationLifetime>();
        var stopping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var told = life.ApplicationStopping.Register(stopping.SetResult);
        var shutdown = host.WaitForShutdownAsync();

        using (var kill = Process.Start("sh", ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -TERM {Environment.ProcessId}")])) await kill.WaitForExitAsync();
        await stopping.Task;

        // The host says that it stops before it tells its services: until the worker has heard, it rightly takes what falls due.
        await Desk.UntilAsync(() => Task.FromResult(!host.Engine().Worker.IsWorking));
        await crm.Events.IngestAsync(Desk.Call("+79160000002", "2"));
        Assert.False(shutdown.IsCompleted);
        go.SetResult();
        await shutdown;

        Assert.Single(bell.Rung);
        Assert.Equal("contacted", (await crm.Deals.GetAsync(later)).Stage);
    }
}
