using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CrmCore.Hosting;

/// <summary>
/// Starts the engine with the host, runs its worker, and drains it when the host stops: nothing new is begun, what has begun ends; what has not
/// ended when the host's patience is over is interrupted.
/// </summary>
internal sealed class EngineHost(CrmEngine engine, CrmHostingOptions options, TimeProvider time, ILogger<EngineHost> logger) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _abort = new();
    private Task _work = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await engine.StartAsync(cancellationToken).ConfigureAwait(false);
        _work = Task.Run(WorkAsync, CancellationToken.None);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _work.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_work.IsCompleted) return;
        HostLog.Aborting(logger);
        await _abort.CancelAsync().ConfigureAwait(false);
        await _work.WaitAsync(options.AbortGrace, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_work.IsCompleted) HostLog.LeftBehind(logger);
    }

    public void Dispose()
    {
        _stop.Dispose();
        _abort.Dispose();
    }

    private async Task WorkAsync()
    {
        try
        {
            await engine.WorkAsync(_stop.Token, _abort.Token).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // the host must not fall with the worker: the health check tells that it is gone
        catch (Exception error)
#pragma warning restore CA1031
        {
            HostLog.WorkerEnded(logger, error);
        }
    }
}
