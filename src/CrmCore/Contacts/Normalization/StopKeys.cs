using System.Collections.Frozen;

namespace CrmCore;

/// <summary>
/// Contact points that say nothing about who somebody is: addresses of a role, which many people read, and values typed to get past a
/// form. They are kept and shown, but nobody is matched by them.
/// </summary>
internal static class StopKeys
{
    private const string Roles =
        "info sales sale noreply no-reply no.reply donotreply do-not-reply support help helpdesk hello hi contact contacts contactus office mail email admin administrator " +
        "webmaster postmaster hostmaster abuse root billing accounts accounting accountant finance invoice invoices hr job jobs career careers cv resume marketing pr press media news " +
        "newsletter subscribe unsubscribe order orders shop store zakaz zakaz1 prodazhi reception secretary security service services team welcome feedback enquiries inquiries enquiry inquiry " +
        "booking reservations reservation customerservice customer-service client clients kadry buh buhgalter priemnaya director general privacy legal compliance partners partner manager " +
        "bounce mailer-daemon mailerdaemon notification notifications notify alert alerts robot bot system daemon kontakt kontakty biuro buero info1 ventas compras contacto contato vendas servis bilgi iletisim";

    // Typed into a form instead of an address.
    private const string Placeholders =
        "test none no na nomail noemail no-email email mail name user username asdf qwerty qwer abc abcd aaa aa a xxx xx x example sample demo fake nobody null 1 12 123 1234 12345 123456 test1 test2 test123 testtest asd asdasd fff qqq www anonymous unknown net netu нет почта тест";

    private const string PlaceholderDomains =
        "test.com test.ru test.test example.com example.org example.net none.com none.none no.com mail.com email.com domain.com asdf.com nomail.com noemail.com localhost.localdomain aaa.com aaa.aa a.com fake.com xxx.xx qwerty.com sample.com invalid.com unknown.com test.de mailinator.com yopmail.com";

    private const int LeastRun = 6;
    private const int NationalDigits = 7;

    private static readonly FrozenSet<string> RoleSet = Roles.Split(' ').ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> PlaceholderSet = Placeholders.Split(' ').ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> DomainSet = PlaceholderDomains.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the address belongs to a role, such as info@ or sales@.</summary>
    public static bool IsRole(EmailAddress address) => RoleSet.Contains(address.LooseKey);

    /// <summary>Whether the part before the @ of an address is that of a role.</summary>
    public static bool IsRole(ReadOnlySpan<char> local) => RoleSet.GetAlternateLookup<ReadOnlySpan<char>>().Contains(local);

    /// <summary>Whether the address was made up to fill a field, such as test@test.com.</summary>
    public static bool IsPlaceholder(EmailAddress address)
    {
        var at = address.Key.IndexOf('@', StringComparison.Ordinal);
        var local = address.Key[..at];
        var domain = address.Key[(at + 1)..];
        var host = domain[..domain.IndexOf('.', StringComparison.Ordinal)];
        return DomainSet.Contains(domain)
            || string.Equals(local, host, StringComparison.Ordinal)
            || (PlaceholderSet.Contains(local) && (PlaceholderSet.Contains(host) || local.Length > 1));
    }

    /// <summary>Whether nobody may be matched by the address.</summary>
    public static bool IsStop(EmailAddress address) => IsRole(address) || IsPlaceholder(address);

    /// <summary>Whether a number in E.164 was made up: one digit over and over, or digits in a row, in its last seven.</summary>
    public static bool IsPlaceholderPhone(ReadOnlySpan<char> e164)
    {
        if (e164.Length < NationalDigits + 1) return true;
        var last = e164[^NationalDigits..];
        return HasRun(last, 0) || HasRun(last, 1) || HasRun(last, -1);
    }

    // Six digits in a row that each differ from the one before by the step; 0 follows 9.
    private static bool HasRun(ReadOnlySpan<char> digits, int step)
    {
        var run = 1;
        for (var i = 1; i < digits.Length; i++)
        {
            run = (digits[i] - digits[i - 1] - step) % 10 == 0 ? run + 1 : 1;
            if (run >= LeastRun) return true;
        }

        return false;
    }
}
