using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CrmCore.Adapters.Tests.AspNetCore;

/// <summary>Keeps what is logged by the engine.</summary>
internal sealed class LogLines : ILoggerProvider
{
    public ConcurrentQueue<string> Lines { get; } = [];

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName.StartsWith("CrmCore", StringComparison.Ordinal));

    public void Dispose()
    {
    }

    private sealed class Logger(LogLines log, bool kept) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => kept;

        public void Log<TState>(LogLevel logLevel, Microsoft.Extensions.Logging.EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (kept) log.Lines.Enqueue(formatter(state, exception));
        }
    }
}
