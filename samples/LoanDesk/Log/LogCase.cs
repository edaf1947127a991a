namespace LoanDesk.Log;

/// <summary>One case of the log: an application for a loan.</summary>
/// <param name="Id">The case's id.</param>
/// <param name="Amount">How much is asked for, as the log has it; null where it does not say.</param>
/// <param name="Events">What happened, in the order of the file.</param>
internal sealed record LogCase(string Id, string? Amount, IReadOnlyList<LogEvent> Events);
