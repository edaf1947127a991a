namespace CrmCore;

/// <summary>Mailboxes named by a phone number: Yandex gives every linked phone an address of its own.</summary>
internal static class PhoneMailbox
{
    private const int Digits = 11;

    /// <summary>Gives the number in E.164 form when the address is one of a phone; it is still to be read by the phone parser.</summary>
    public static string? PhoneOf(EmailAddress address)
    {
        var at = address.Key.IndexOf('@', StringComparison.Ordinal);
        if (at != Digits || address.Key.AsSpan(at + 1) is not "yandex.ru") return null;
        var local = address.Key.AsSpan(0, at);
        return local[0] is '7' or '8' && !local.ContainsAnyExceptInRange('0', '9') ? string.Concat("+7", local[1..]) : null;
    }
}
