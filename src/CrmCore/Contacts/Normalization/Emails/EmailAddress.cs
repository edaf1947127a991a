using System.Text;

namespace CrmCore;

/// <summary>
/// An e-mail address that was read and found well-formed, with the keys contacts are matched by. Two spellings that reach the same mailbox
/// by the known rules of its provider have the same <see cref="Key"/>.
/// </summary>
/// <param name="Address">
/// The address to write to: as it was given, without display name, brackets and surrounding signs, its domain in lower case and, where it
/// is not ASCII, in its ASCII form (<c>xn--…</c>).
/// </param>
/// <param name="Key">
/// The mailbox: lower case, and what the provider ignores taken away (<c>J.Smith+crm@googlemail.com</c> has the key
/// <c>jsmith@gmail.com</c>). To be compared, not to be written to.
/// </param>
/// <param name="LooseKey">
/// The part before the <c>@</c> of <see cref="Key"/>, without a <c>+tag</c> whoever the provider is. A hint of a possible double,
/// never enough by itself.
/// </param>
public readonly record struct EmailAddress(string Address, string Key, string LooseKey)
{
    /// <summary>The version of the rules, kept with each claim to an address. It rises whenever some input may give another key than before.</summary>
    public const int NormalizerVersion = 1;

    private const int MaxRaw = 2_000;
    private const int MaxLocalBytes = 64;
    private const int MaxLength = 254;

    /// <summary>Reads one e-mail address.</summary>
    /// <param name="raw">The address as it was written; also with a display name, in angle brackets, or as a <c>mailto:</c> link.</param>
    /// <param name="address">The address and its keys, when the answer is <see langword="true"/>; otherwise the default value.</param>
    /// <returns>
    /// <see langword="true"/> when <paramref name="raw"/> is one well-formed address. Refused are, among others, addresses whose letters mix
    /// scripts that look alike (a Cyrillic <c>а</c> among Latin letters), domains without a dot, and quoted local parts. It never throws.
    /// </returns>
    public static bool TryParse(ReadOnlySpan<char> raw, out EmailAddress address)
    {
        address = default;
        if (raw.Length > MaxRaw) return false;
        var text = EmailText.Extract(raw);
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at <= 0 || text.IndexOf('@', at + 1) >= 0) return false;

        var local = CanonicalCompositions.Compose(text[..at]);
        if (!EmailText.IsLocalPart(local) || Encoding.UTF8.GetByteCount(local) > MaxLocalBytes) return false;
        var domain = EmailDomain.Read(text[(at + 1)..]);
        if (domain is null || local.Length + 1 + domain.Length > MaxLength) return false;

        var (keyLocal, keyDomain) = MailProvider.Of(domain).Fold(EmailText.Lower(local), domain);
        address = new($"{local}@{domain}", $"{keyLocal}@{keyDomain}", MailProvider.WithoutTag(keyLocal));
        return true;
    }

    /// <summary>Gives the address to write to.</summary>
    /// <returns><see cref="Address"/>.</returns>
    public override string ToString() => Address;
}
