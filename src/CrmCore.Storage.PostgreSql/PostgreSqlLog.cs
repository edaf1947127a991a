using Microsoft.Extensions.Logging;

namespace CrmCore.Storage.PostgreSql;

/// <summary>What the store tells the log.</summary>
internal static partial class PostgreSqlLog
{
    [LoggerMessage(1, LogLevel.Warning, "Node {Node} could not show that it lives; it tries again. Others take its actions when its lease has run out.")]
    public static partial void NotRenewed(ILogger logger, Exception error, long node);

    [LoggerMessage(2, LogLevel.Warning, "Node {Node} could not be taken off the list; what it had taken passes on when its lease has run out.")]
    public static partial void NotEnded(ILogger logger, Exception error, long node);

    [LoggerMessage(3, LogLevel.Warning, "The connection that hears the other nodes was lost; it is made again. Until then work is found by looking.")]
    public static partial void NotHearing(ILogger logger, Exception error);

    [LoggerMessage(4, LogLevel.Warning, "The other nodes could not be told of new work; they find it by looking.")]
    public static partial void NotTold(ILogger logger, Exception error);

    [LoggerMessage(5, LogLevel.Warning, "Actions that were not begun could not be given back; they are when the next claim is made, or when this node's lease has run out.")]
    public static partial void NotReleased(ILogger logger, Exception error);
}
