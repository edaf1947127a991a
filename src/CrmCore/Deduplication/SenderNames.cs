namespace CrmCore;

/// <summary>Whether two names clearly are two people's (R33). Doubtful ones are not.</summary>
internal static class SenderNames
{
    private const double Unlikely = 0.05;

    public static bool AreClearlyDifferent(INameComparer comparer, string left, string right)
    {
        if (PersonName.Parse(left).IsEmpty || PersonName.Parse(right).IsEmpty) return false;
        var compared = comparer.ComparePersons(left, right);
        if (compared.Probability >= 0.5) return false;

        // One word may be a given name or a surname: it contradicts nothing that has it.
        if (compared.Given is NameAgreement.Exact or NameAgreement.Nickname or NameAgreement.Initial or NameAgreement.Similar) return false;
        if (compared.Given == NameAgreement.Different) return !HasOneWord(left, right) || compared.Probability < Unlikely;
        return compared.Probability < Unlikely;
    }

    /// <summary>A name as it is remembered by: spelling, order and alphabet do not matter.</summary>
    public static string Folded(string name) => string.Join(' ', PersonName.Parse(name).Tokens.Select(t => t.Skeleton).Order(StringComparer.Ordinal));

    private static bool HasOneWord(string left, string right) => PersonName.Parse(left).Tokens.Length == 1 || PersonName.Parse(right).Tokens.Length == 1;
}
