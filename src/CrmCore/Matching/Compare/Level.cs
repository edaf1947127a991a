namespace CrmCore;

/// <summary>The levels of agreement in a comparison vector. 0 is missing and counts neither way; 1 is always equality.</summary>
internal static class Level
{
    public const int Missing = 0;
    public const int Equal = 1;

    /// <summary>How many levels a kind has besides missing; the last is always "different".</summary>
    public static int Count(FieldKind kind) => kind switch
    {
        FieldKind.Given => 7,
        FieldKind.Surname => 7,
        FieldKind.Birth => 6,
        FieldKind.Email => 5,
        FieldKind.Phone or FieldKind.Messenger or FieldKind.House or FieldKind.Identifier => 3,
        FieldKind.Country => 2,
        FieldKind.OtherNames => 3,
        _ => 4,
    };

    /// <summary>
    /// What a level may say at most, in bits. An address is often made of the name: that two of them are alike says little
    /// that the names did not say.
    /// </summary>
    public static double MostBits(FieldKind kind, int level) => (kind, level) switch
    {
        (FieldKind.Email, 4) => 3,
        (FieldKind.Email, 2) => 10,
        _ => 20,
    };

    /// <summary>The level in words.</summary>
    public static string Words(FieldKind kind, int level)
    {
        if (level == Missing) return "missing";
        if (level == Equal) return "equal";
        if (level == Count(kind)) return "different";
        return (kind, level) switch
        {
            (FieldKind.Given, 2) => "a short form of it",
            (FieldKind.Given or FieldKind.Surname, 3) => "one slip apart",
            (FieldKind.Given or FieldKind.Surname, 4) => "the initial agrees",
            (FieldKind.Given or FieldKind.Surname, 5) => "alike",
            (FieldKind.Given or FieldKind.Surname, 6) => "given name and surname swapped",
            (FieldKind.Surname, 2) => "one of several words agrees",
            (FieldKind.Birth, 2) => "one slip apart",
            (FieldKind.Birth, 3) => "two of three parts agree",
            (FieldKind.Birth, 4) => "day and month agree",
            (FieldKind.Birth, 5) => "the year agrees",
            (FieldKind.Email, 2) => "the same name and number before the @",
            (FieldKind.Email, 3) => "nearly equal",
            (FieldKind.Email, 4) => "the names before the @ are alike",
            (FieldKind.Postcode, 3) => "the same district",
            (_, 2) => "nearly equal",
            _ => "alike",
        };
    }
}
