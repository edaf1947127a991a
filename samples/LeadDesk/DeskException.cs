namespace LeadDesk;

/// <summary>Something that the person at the keyboard can mend; the message says how.</summary>
internal sealed class DeskException(string message) : Exception(message);
