using Microsoft.Extensions.Logging;

namespace CrmCore;

internal static partial class RunnerLog
{
    [LoggerMessage(11, LogLevel.Warning, "A try of the action {Kind} failed; key {Key}.")]
    public static partial void PortFailed(ILogger logger, Exception error, string kind, string key);

    [LoggerMessage(12, LogLevel.Error, "A due action could not be run; it is tried again.")]
    public static partial void RunFailed(ILogger logger, Exception error);

    [LoggerMessage(14, LogLevel.Warning, "The outcome of the action {Kind} came too late: this node gave no sign of life for so long that others have taken it over; key {Key}.")]
    public static partial void TakenOver(ILogger logger, string kind, string key);

    [LoggerMessage(13, LogLevel.Error, "The store did not answer the worker; it tries again in {Seconds} s.")]
    public static partial void WorkerFailed(ILogger logger, Exception error, int seconds);
}
