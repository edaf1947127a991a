using Microsoft.Extensions.Logging;

namespace CrmCore;

internal static partial class PumpLog
{
    [LoggerMessage(1, LogLevel.Error, "A batch of {Count} failed; its callers are told, nothing of it was written.")]
    public static partial void StepFailed(ILogger logger, Exception error, int count);

    [LoggerMessage(3, LogLevel.Warning, "{Warning}")]
    public static partial void StartWarning(ILogger logger, string warning);

    [LoggerMessage(4, LogLevel.Warning, "The end of an account's lock could not be told to the store; it ends with its connection.")]
    public static partial void LeaveFailed(ILogger logger, Exception error);

    [LoggerMessage(2, LogLevel.Error, "A decision failed; the event is kept in the inbox with the error.")]
    public static partial void DecisionFailed(ILogger logger, Exception error);
}
