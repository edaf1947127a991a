namespace OpenLine;

/// <summary>An office that cannot be opened; the message says what to change.</summary>
internal sealed class OfficeException(string message) : Exception(message);
