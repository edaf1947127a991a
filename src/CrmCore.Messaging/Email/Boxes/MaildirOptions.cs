namespace CrmCore.Messaging;

/// <summary>How the folder of a <see cref="MaildirSource"/> is read.</summary>
public sealed class MaildirOptions
{
    /// <summary>What divides a file's name from its flags.</summary>
    /// <value>The default is <c>:</c>, and on Windows, where that is not allowed in a name, <c>;</c>.</value>
    public char Separator { get; set; } = OperatingSystem.IsWindows() ? ';' : ':';

    /// <summary>Whether letters in <c>cur</c> are read again although they carry the flag S (seen).</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool IncludeSeen { get; set; }

    /// <summary>The most that is read of a letter, in bytes. Of a larger one the beginning is read, and its problems say so.</summary>
    /// <value>The default is 52,428,800 (50 MB).</value>
    public int MaxLetterBytes { get; set; } = 50 * 1024 * 1024;
}
