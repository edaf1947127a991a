namespace CrmCore.Telephony.Asterisk;

/// <summary>How far a CDR file has been read. Immutable; store its three values.</summary>
/// <param name="Offset">The bytes read: the end of the last complete line.</param>
/// <param name="Line">The lines read.</param>
/// <param name="Identity">
/// What the file is known by again when it is renamed, replaced or cut: the length and hash of its beginning. Empty before the first line.
/// </param>
public sealed record CdrFilePosition(long Offset, long Line, string Identity)
{
    /// <summary>The start of a file that nothing has been read of.</summary>
    public static CdrFilePosition Start { get; } = new(0, 0, string.Empty);
}
