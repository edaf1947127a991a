using System.Collections.Frozen;

namespace CrmCore;

/// <summary>What a mail provider takes for the same mailbox.</summary>
/// <param name="Domain">The domain that stands for all domains of the provider, or null when each domain is a name space of its own.</param>
/// <param name="Tags">Whether what follows a + reaches the same mailbox.</param>
/// <param name="IgnoresDots">Whether dots mean nothing.</param>
/// <param name="HyphenIsDot">Whether a hyphen and a dot are the same.</param>
internal sealed record MailProvider(string? Domain = null, bool Tags = false, bool IgnoresDots = false, bool HyphenIsDot = false)
{
    // The countries of Hotmail, Outlook.com and Live. Not each of the three has been in each of them: a domain that nobody has does no harm.
    private const string MicrosoftSuffixes =
        "com at be ca cl co.id co.il co.jp co.kr co.nz co.th co.uk co.za com.ar com.au com.br com.co com.gr com.hk com.mx com.my com.pe com.ph " +
        "com.pt com.sg com.tr com.tw com.vn cz de dk es eu fi fr hk hu id ie in it jp kr lt lv my nl no ph pl pt rs ru sa se sg sk";

    private static readonly MailProvider Unknown = new();
    private static readonly FrozenDictionary<string, MailProvider> ByDomain = Known().ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Gives the rules of the domain; of an unknown one nothing is assumed.</summary>
    public static MailProvider Of(string domain) => ByDomain.GetValueOrDefault(domain, Unknown);

    /// <summary>Takes a +tag away, unless nothing would be left.</summary>
    public static string WithoutTag(string local)
    {
        var plus = local.IndexOf('+', StringComparison.Ordinal);
        return plus > 0 ? local[..plus] : local;
    }

    /// <summary>Brings an address in lower case to the one that stands for its mailbox.</summary>
    public (string Local, string Domain) Fold(string local, string domain)
    {
        if (Tags) local = WithoutTag(local);
        if (HyphenIsDot) local = local.Replace('-', '.');
        if (IgnoresDots) local = local.Replace(".", "", StringComparison.Ordinal);
        return (local, Domain ?? domain);
    }

    private static Dictionary<string, MailProvider> Known()
    {
        var known = new Dictionary<string, MailProvider>(StringComparer.Ordinal);
        void Add(MailProvider provider, string domains)
        {
            foreach (var domain in domains.Split(' ')) known.Add(domain, provider);
        }

        // Dots mean something at companies that only let Google run their mail: those domains are not here.
        Add(new("gmail.com", Tags: true, IgnoresDots: true), "gmail.com googlemail.com");

        // One mailbox answers on all of them.
        Add(new("yandex.ru", Tags: true, HyphenIsDot: true), "yandex.ru ya.ru yandex.com yandex.by yandex.kz yandex.ua");
        Add(new("icloud.com", Tags: true), "icloud.com me.com mac.com");
        Add(new("proton.me", Tags: true), "proton.me pm.me protonmail.com");

        // Tags, but each domain has its own people. Mail.ru's domains and Yahoo's have no tags that could be taken away safely.
        var tagsOnly = new MailProvider(Tags: true);
        Add(tagsOnly, "fastmail.com fastmail.fm msn.com passport.com");
        foreach (var suffix in MicrosoftSuffixes.Split(' ')) Add(tagsOnly, $"hotmail.{suffix} outlook.{suffix} live.{suffix}");
        return known;
    }
}
