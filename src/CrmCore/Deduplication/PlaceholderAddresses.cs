namespace CrmCore;

/// <summary>Addresses that are nobody's or several people's by their look.</summary>
internal static class PlaceholderAddresses
{
    private static readonly HashSet<string> Roles = new(StringComparer.Ordinal)
    {
        "info", "office", "sales", "sale", "contact", "contacts", "mail", "email", "admin", "support", "help", "order", "orders", "zakaz", "shop",
        "hello", "reception", "secretary", "buh", "accounting", "hr", "marketing", "manager", "opt", "post", "service",
    };

    private static readonly HashSet<string> Nobody = new(StringComparer.Ordinal)
    {
        "no", "none", "net", "noemail", "no-email", "nomail", "no-mail", "test", "asdf", "qwerty", "noreply", "no-reply", "donotreply", "example", "aaa", "xxx", "null",
    };

    public static bool Has(string address) => Nobody.Contains(Local(address));

    public static bool IsRole(string address) => Roles.Contains(Local(address));

    private static string Local(string address) => address.IndexOf('@', StringComparison.Ordinal) is var at and > 0 ? address[..at] : address;
}
