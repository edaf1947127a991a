using Microsoft.Extensions.Logging;

namespace CrmCore.Hosting;

internal static partial class HostLog
{
    [LoggerMessage(1, LogLevel.Warning, "The host's shutdown timeout is over; actions that still run are interrupted.")]
    public static partial void Aborting(ILogger logger);

    [LoggerMessage(2, LogLevel.Error, "Actions did not end when they were interrupted; the next start tries them again, or parks them as uncertain.")]
    public static partial void LeftBehind(ILogger logger);

    [LoggerMessage(3, LogLevel.Critical, "The worker ended; no planned action runs before the host is started anew.")]
    public static partial void WorkerEnded(ILogger logger, Exception error);
}
