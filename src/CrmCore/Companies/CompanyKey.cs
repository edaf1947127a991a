namespace CrmCore;

/// <summary>What makes a company's name that company's: in Latin letters, without legal form, small words, punctuation, case.</summary>
internal static class CompanyKey
{
    public static string Of(string name)
    {
        var words = CompanyName.Parse(name).Words;
        return words.Length == 0 ? name.Trim().ToLowerInvariant() : string.Join(' ', words.Select(w => w.Latin));
    }
}
