using System.Globalization;

namespace CrmCore;

/// <summary>What the cells of a column say it is, where the header says nothing or says something else.</summary>
internal readonly record struct ColumnGuess(ColumnMeaning Meaning, double Confidence, string Reason)
{
    /// <summary>What the cells can show beyond doubt: an address with an @, a phone number.</summary>
    public static ColumnGuess? Plain(ColumnProfile profile)
    {
        if (profile.Filled == 0) return null;
        if (profile.Share(CellKind.Email) is >= .6 and var emails) return Seen(ColumnMeaning.Email, emails, "look like e-mail addresses");
        if (profile.Share(CellKind.Messenger) is >= .5 and var handles) return Seen(ColumnMeaning.Messenger, handles, "look like messenger ids");
        if (profile.Share(CellKind.Phone) is >= .7 and var phones) return Seen(ColumnMeaning.Phone, phones, "look like phone numbers");
        return null;
    }

    public static ColumnGuess Of(ColumnProfile profile)
    {
        if (profile.Filled == 0) return new(ColumnMeaning.Ignore, .9, "every cell looked at is empty");
        return Plain(profile) ?? Days(profile) ?? Ids(profile) ?? Names(profile) ?? Rest(profile);
    }

    private static ColumnGuess? Days(ColumnProfile profile)
    {
        if (profile.Share(CellKind.Moment) is >= .8 and var moments) return Seen(ColumnMeaning.CreatedAt, moments * .7, "are moments");
        if (profile.Share(CellKind.Date, CellKind.Moment) is not (>= .8 and var days)) return null;
        return profile.MiddleYear <= 2005 && profile.YearSpread >= 8
            ? Seen(ColumnMeaning.BirthDate, days * .8, "are dates that lie decades apart")
            : Seen(ColumnMeaning.CreatedAt, days * .5, "are dates of late years");
    }

    private static ColumnGuess? Ids(ColumnProfile profile)
    {
        if (profile.AreCountries) return Seen(ColumnMeaning.Country, .8, "are country codes");
        if (profile.Share(CellKind.Url) is >= .7 and var links) return Seen(ColumnMeaning.Website, links, "are web addresses");
        if (profile.Share(CellKind.YesNo) >= .9) return Seen(ColumnMeaning.Category, .8, "say yes or no");
        if (profile.IsUnique && profile.Share(CellKind.Number, CellKind.Code) >= .95) return Seen(ColumnMeaning.RowId, .7, "are numbers or codes of which none comes twice");
        if (profile.ShareOf(IsBritishPostcode) is >= .8 and var britons) return Seen(ColumnMeaning.Postcode, britons, "look like British postcodes");
        if (profile.Share(CellKind.Code) >= .9) return new ColumnGuess(ColumnMeaning.Ignore, .5, "codes that come back, and no header that says of what");
        if (profile.Share(CellKind.Number, CellKind.Decimal) < .9) return null;
        if (profile.ShareOf(IsPostcode) >= .97 && !profile.IsUnique) return Seen(ColumnMeaning.Postcode, .4, "have five or six digits and come back");
        return new ColumnGuess(ColumnMeaning.Ignore, .5, "numbers, and no header that says of what");
    }

    private static ColumnGuess? Names(ColumnProfile profile)
    {
        if (profile.Share(CellKind.Word, CellKind.Words, CellKind.Text, CellKind.Code) < .6) return null;
        if (profile.ShareOf(CommonWords.IsStreet) is >= .3 and var streets) return Seen(ColumnMeaning.Address, Math.Min(.85, streets + .3), "name a street");
        if (profile.ShareOf(CommonWords.IsCompany) is >= .3 and var companies) return Seen(ColumnMeaning.Company, Math.Min(.8, companies + .3), "name a legal form");
        var given = profile.ShareOf(CommonWords.HasGivenName);
        var surnames = profile.ShareOf(CommonWords.IsSurname);
        var several = profile.Share(CellKind.Words);
        if (several >= .5 && given + surnames >= .2) return Seen(ColumnMeaning.FullName, Math.Min(.85, .4 + given), "are words with well-known names among them");
        if (given >= .15 && given > surnames) return Seen(ColumnMeaning.GivenName, Math.Min(.8, .4 + given), "are well-known given names");
        if (surnames >= .15) return Seen(ColumnMeaning.Surname, Math.Min(.75, .35 + surnames), "are or end like surnames");
        if (profile.ShareOf(CommonWords.IsCity) >= .2) return Seen(ColumnMeaning.City, .6, "are well-known cities");
        return null;
    }

    private static ColumnGuess Rest(ColumnProfile profile)
    {
        if (profile.IsFewValues) return new(ColumnMeaning.Category, .6, string.Create(CultureInfo.InvariantCulture, $"{profile.Distinct} different values in {profile.Filled} cells"));
        return profile.Length > 40 ? new(ColumnMeaning.Note, .4, "long text") : new(ColumnMeaning.Text, .3, "nothing tells what this is");
    }

    private static bool IsPostcode(string cell) => cell.Length is 5 or 6 && !cell.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static bool IsBritishPostcode(string cell)
    {
        var space = cell.LastIndexOf(' ');
        return cell.Length is >= 5 and <= 8 && space == cell.Length - 4 && char.IsAsciiLetter(cell[0]) && char.IsAsciiDigit(cell[space + 1])
            && char.IsAsciiLetter(cell[^1]) && char.IsAsciiLetter(cell[^2]) && cell.AsSpan(0, space).ContainsAnyInRange('0', '9');
    }

    private static ColumnGuess Seen(ColumnMeaning meaning, double share, string what) =>
        new(meaning, Math.Min(.95, share), "the cells " + what);
}
