namespace CrmCore.Messaging;

/// <summary>
/// A mailbox that is a folder: a Maildir (with <c>new</c> and <c>cur</c>), or any folder into which files <c>*.eml</c> are put whole
/// (written elsewhere, then renamed). Read the letters, hand the event of each to the engine, then call <see cref="MarkSeen"/>: a letter
/// that was handed in but not marked comes again with the same event key, which counts once (R64).
/// </summary>
public sealed class MaildirSource
{
    private readonly Maildir _folder;
    private readonly string _mailbox;
    private readonly IReadOnlyCollection<string> _ownAddresses;

    /// <summary>Opens the folder; nothing is read or made yet.</summary>
    /// <param name="path">The folder that holds <c>new</c> and <c>cur</c>, or the plain folder.</param>
    /// <param name="mailbox">The mailbox's connection: the source of its events, 1 to 64 characters.</param>
    /// <param name="ownAddresses">The account's own addresses: a letter from one of them went out, any other came in.</param>
    /// <param name="options">How to read it; null for the defaults.</param>
    /// <exception cref="ArgumentException">A name is empty, or an option is out of range.</exception>
    public MaildirSource(string path, string mailbox, IReadOnlyCollection<string> ownAddresses, MaildirOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(mailbox);
        ArgumentNullException.ThrowIfNull(ownAddresses);
        _folder = new Maildir(path, options);
        _mailbox = mailbox;
        _ownAddresses = [.. ownAddresses];
    }

    /// <summary>
    /// Reads the letters that nobody has marked seen, oldest first, one at a time. A file that vanishes meanwhile was taken by somebody
    /// else and is passed over.
    /// </summary>
    /// <returns>The letters with their events. Enumerating again reads the folder again.</returns>
    /// <exception cref="ArgumentException">The mailbox's name is too long, or an own address is no address.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or a file in it may not be read.</exception>
    /// <exception cref="IOException">A file cannot be read for another reason.</exception>
    public IEnumerable<MailDelivery> Read() =>
        _folder.Read().Select(file => new MailDelivery(file, LetterEvents.Read(file.Letter, _mailbox, _ownAddresses, file.ReceivedAt)));

    /// <summary>Marks a letter as handed in: moves its file to <c>cur</c> (made where absent) and adds the flag S. Other flags stay.</summary>
    /// <param name="delivery">What <see cref="Read"/> gave.</param>
    /// <returns>False when the file is gone: somebody else took or deleted it.</returns>
    /// <exception cref="UnauthorizedAccessException">The file may not be moved.</exception>
    /// <exception cref="IOException">The file cannot be moved for another reason.</exception>
    public bool MarkSeen(MailDelivery delivery)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        return _folder.MarkSeen(delivery.File);
    }
}
