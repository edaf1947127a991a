namespace CrmCore;

/// <summary>Mailboxes named by a phone number: Yandex gives every linked phone an address of its own.</summary>
internal static class PhoneMailbox
{
    private const int Digits = 11;

    /// <summary>Gives the number in E.164 form when the key of an address is one of a phone.</summary>
    /// <param name="key">The key of an address, as <see cref="EmailAddress.Key"/> gives it.</param>
    public static string? PhoneOf(ReadOnlySpan<char> key)
    {
        var at = key.IndexOf('@');
        if (at != Digits || key[(at + 1)..] is not "yandex.ru") return null;
        var local = key[..at];
        return local[0] is '7' or '8' && !local.ContainsAnyExceptInRange('0', '9') ? string.Concat("+7", local[1..]) : null;
    }
}
