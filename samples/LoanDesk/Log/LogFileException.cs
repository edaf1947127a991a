namespace LoanDesk.Log;

/// <summary>The run has no log, or one that cannot be read; the message says what to do.</summary>
internal sealed class LogFileException(string message, Exception? inner = null) : Exception(message, inner);
