namespace CrmCore.Messaging;

/// <summary>A letter in a <see cref="Maildir"/>.</summary>
/// <param name="Key">What stays the same while the file's flags change: its name up to the separator.</param>
/// <param name="Path">Where the file was when it was read.</param>
/// <param name="Letter">The letter.</param>
public sealed record MaildirLetter(string Key, string Path, Letter Letter);
