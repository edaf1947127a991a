using Microsoft.Extensions.Logging;

namespace CrmCore;

internal static partial class WebhookLog
{
    [LoggerMessage(21, LogLevel.Warning, "A webhook to {Account}/{Connection} was answered with {Status}: {Reason}. Left out of the log before this: {Silenced}.")]
    public static partial void Refused(ILogger logger, int status, string account, string connection, string reason, long silenced);

    [LoggerMessage(22, LogLevel.Error, "A webhook to {Account}/{Connection} could not be accepted; its sender is asked to send it again.")]
    public static partial void NotAccepted(ILogger logger, Exception error, string account, string connection);

    [LoggerMessage(23, LogLevel.Error, "The reader of {Kind} failed on a webhook to {Account}/{Connection}.")]
    public static partial void ReaderFailed(ILogger logger, Exception error, string kind, string account, string connection);
}
