namespace CrmCore;

/// <summary>The store cannot be opened, read or written now. Nothing of the call was written; nothing accepted before is lost.</summary>
/// <param name="message">What failed, where, and the remedy.</param>
/// <param name="inner">The driver's exception.</param>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : CrmException(message, inner);
