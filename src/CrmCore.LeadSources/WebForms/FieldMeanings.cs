namespace CrmCore.LeadSources;

/// <summary>What fields are called on the forms of the world.</summary>
internal static class FieldMeanings
{
    public const string Name = "name";
    public const string LastName = "lastName";
    public const string Phone = "phone";
    public const string Email = "email";
    public const string Text = "text";
    public const string Page = "page";
    public const string PageTitle = "pageTitle";
    public const string Referrer = "referrer";
    public const string Visitor = "visitor";
    public const string AnalyticsClient = "ga_cid";
    public const string AnalyticsProperty = "ga_property";
    public const string Form = "formid";
    public const string FormName = "formname";
    public const string Ignore = "ignore";

    public static IReadOnlyList<string> All { get; } =
    [
        Name, LastName, Phone, Email, Text, Page, PageTitle, Referrer, Visitor, AnalyticsClient, AnalyticsProperty, Form, FormName, Ignore,
    ];

    private static readonly Dictionary<string, string> Synonyms = Index(
        (Name, "name fio fullname firstname yourname clientname contactname username имя фио вашеимя имяфамилия"),
        (LastName, "lastname surname familyname фамилия"),
        (Phone, "phone tel telephone phonenumber phonenumbers mobile cell yourphone телефон тел ваштелефон номертелефона мобильный"),
        (Email, "email mail emailaddress youremail почта электроннаяпочта эпочта емейл имейл"),
        (Text, "message comment comments text textarea question yourmessage сообщение комментарий вопрос текст"),
        (Page, "page pageurl url"),
        (PageTitle, "pagetitle"),
        (Referrer, "referrer referer"),
        (Visitor, "visitor visitorid"),
        (AnalyticsClient, "gacid ga gaclientid"),
        (AnalyticsProperty, "gaproperty"),
        (Form, "formid form"),
        (FormName, "formname"));

    /// <summary>The meaning of a field by its usual name, in any spelling; null for a name of somebody's own.</summary>
    public static string? Find(string name)
    {
        Span<char> plain = stackalloc char[name.Length];
        var length = 0;
        foreach (var c in name)
        {
            if (char.IsLetterOrDigit(c)) plain[length++] = char.ToLowerInvariant(c);
        }

        return Synonyms.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(plain[..length], out var meaning) ? meaning : null;
    }

    private static Dictionary<string, string> Index(params (string Meaning, string Names)[] rows)
    {
        var index = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (meaning, names) in rows)
        {
            foreach (var name in names.Split(' ')) index[name] = meaning;
        }

        return index;
    }
}
