namespace CrmCore;

/// <summary>
/// Given names with their short forms, one group a line. Spellings in other alphabets and romanisations need no entry: words are compared
/// by their skeletons. Facts of everyday language, collected for this library.
/// </summary>
internal static partial class NicknameLists
{
    /// <summary>Gets all lists.</summary>
    public static string[] All => [RussianMen, RussianWomen, EnglishToJ, EnglishFromK, European, Arabic];
}
