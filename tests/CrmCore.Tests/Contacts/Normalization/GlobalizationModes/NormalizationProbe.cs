using System.Globalization;
using System.Text;

namespace CrmCore.Tests.Contacts.Normalization.GlobalizationModes;

/// <summary>Writes down what normalisation makes of values in many scripts. It also runs as a program of its own, in the other globalization mode.</summary>
internal static class NormalizationProbe
{
    private static readonly string[] Names =
    [
        "Юлия Щёголева", "ЮЛИЯ ЩЁГОЛЕВА", "Ю\u0301лия Щеголева", "Андрій Їжакевич", "Ғалым Әуезов", "Мөнхбат", "İbrahim ÇAĞLAR", "ibrahim çağlar", "IŞIL Ünal",
        "José Ñuñez", "Jose\u0301 Nun\u0303ez", "ŁUKASZ Żak", "Jürgen Groß", "JÜRGEN GROẞ", "Γιώργος Παπαδόπουλος", "ΓΙΩΡΓΟΣ ΠΑΠΑΔΟΠΟΥΛΟΣ", "Հովհաննես Այվազյան", "გიორგი ბერიძე",
        "محمد حسن", "יוסף כהן", "王小明", "नरेन्द्र मोदी", "Ｊｏｈｎ Ｓｍｉｔｈ", "bdfyjd bdfy", "O'Brien, Seán", "Иванов И.И.", "Nguyễn Văn An", "ﬁnn ǅemal", "\uD800x",
        "ООО «Ёлки-Палки»", "OOO Yolki Palki", "ИП Зуев П. А.", "Zuev Pavel", "Şan Holding A.Ş.", "San Holding", "Straße 7 GmbH", "STRASSE 7 GMBH",
    ];

    /// <summary>Tells whether this process compares text without the tables of the system.</summary>
    public static bool IsInvariant => string.Equals("é".Normalize(NormalizationForm.FormD), "é", StringComparison.Ordinal);

    public static IEnumerable<string> Lines()
    {
        foreach (var name in Names)
        {
            var parts = PersonName.Parse(name).Tokens.Select(token => $"{token.Latin}/{token.Skeleton}/{token.Part}/{token.Groups.Length}");
            yield return $"{LatinLetters.Write(name)} {NameFolding.Fold(name)} {string.Join(' ', parts)} {CompanyName.Parse(name).Joined}";
            foreach (var other in Names)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{PersonNames.Compare(name, other).Probability:R} {CompanyNames.Compare(name, other).Probability:R}");
            }
        }

        foreach (var row in NormalizationData.Rows("emails-canonical.tsv")) yield return EmailAddress.TryParse(row[0], out var address) ? address.Key : "-";
        var phones = new LenientPhoneNumbers();
        foreach (var row in NormalizationData.Rows("phones-tricky.tsv")) yield return phones.TryParse(row[1], row[0], out var number) ? number.ToString() : "-";
    }
}
