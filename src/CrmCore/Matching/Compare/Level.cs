namespace CrmCore;

/// <summary>The levels of agreement in a comparison vector. 0 is missing and counts neither way; 1 is always equality.</summary>
internal static class Level
{
    public const int Missing = 0;
    public const int Equal = 1;

    /// <summary>How many levels a kind has besides missing; the last is always "different".</summary>
    public static int Count(MatchFieldKind kind) => kind switch
    {
        MatchFieldKind.Given => 7,
        MatchFieldKind.Surname => 7,
        MatchFieldKind.Birth => 7,
        MatchFieldKind.Email => 5,
        MatchFieldKind.Phone or MatchFieldKind.Messenger or MatchFieldKind.House or MatchFieldKind.Identifier => 3,
        MatchFieldKind.Country => 2,
        MatchFieldKind.OtherNames => 3,
        _ => 4,
    };

    /// <summary>
    /// What a level may say at most, in bits. An address is often made of the name: that two of them are alike says nothing
    /// that the names did not say. Swapped names are two levels of one fact. An initial is one letter of some twenty.
    /// </summary>
    public static double MostBits(MatchFieldKind kind, int level) => (kind, level) switch
    {
        (MatchFieldKind.Email, 4) => 0,
        (MatchFieldKind.Email, 3) => 10,
        (MatchFieldKind.Email, 2) => 10,
        (MatchFieldKind.Given or MatchFieldKind.Surname, 6) => 7,
        (MatchFieldKind.Given or MatchFieldKind.Surname, 4) => 4,
        _ => 20,
    };

    /// <summary>The level in words.</summary>
    public static string Words(MatchFieldKind kind, int level)
    {
        if (level == Missing) return "missing";
        if (level == Equal) return "equal";
        if (level == Count(kind)) return "different";
        return (kind, level) switch
        {
            (MatchFieldKind.Given, 2) => "a short form of it",
            (MatchFieldKind.Given or MatchFieldKind.Surname, 3) => "one slip apart",
            (MatchFieldKind.Given or MatchFieldKind.Surname, 4) => "the initial agrees",
            (MatchFieldKind.Given or MatchFieldKind.Surname, 5) => "alike",
            (MatchFieldKind.Given or MatchFieldKind.Surname, 6) => "given name and surname swapped",
            (MatchFieldKind.Surname, 2) => "one of several words agrees",
            (MatchFieldKind.Birth, 2) => "one slip apart",
            (MatchFieldKind.Birth, 3) => "two of three parts agree",
            (MatchFieldKind.Birth, 4) => "day and month agree",
            (MatchFieldKind.Birth, 5) => "the year agrees",
            (MatchFieldKind.Birth, 6) => "the years are close",
            (MatchFieldKind.Email, 2) => "the same name and number before the @",
            (MatchFieldKind.Email, 3) => "nearly equal",
            (MatchFieldKind.Email, 4) => "the names before the @ are alike",
            (MatchFieldKind.Patronymic, 3) => "the initial agrees",
            (MatchFieldKind.Postcode, 3) => "the same district",
            (_, 2) => "nearly equal",
            _ => "alike",
        };
    }
}
