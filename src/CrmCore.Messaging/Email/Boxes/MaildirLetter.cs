using NodaTime;

namespace CrmCore.Messaging;

/// <summary>A letter in the folder of a <see cref="MaildirSource"/>.</summary>
/// <param name="Key">What stays the same while the file's flags change: its name up to the separator.</param>
/// <param name="Path">Where the file was when it was read.</param>
/// <param name="ReceivedAt">When it was delivered: by its name in a Maildir, else by the file's last change.</param>
/// <param name="Letter">The letter.</param>
public sealed record MaildirLetter(string Key, string Path, Instant ReceivedAt, Letter Letter);
