namespace CrmCore;

/// <summary>What a column of the matched rows holds. It decides how values are normalised, compared and looked up.</summary>
public enum MatchKind
{
    /// <summary>Not looked at.</summary>
    Ignore = 0,

    /// <summary>A person's whole name in any order, script and completeness.</summary>
    FullName = 1,

    /// <summary>A given name.</summary>
    GivenName = 2,

    /// <summary>A family name.</summary>
    Surname = 3,

    /// <summary>A patronymic or middle name.</summary>
    Patronymic = 4,

    /// <summary>One or several phone numbers.</summary>
    Phone = 5,

    /// <summary>One or several e-mail addresses.</summary>
    Email = 6,

    /// <summary>An id in a messenger: a name with or without @, or a link.</summary>
    Messenger = 7,

    /// <summary>The name of a company.</summary>
    Company = 8,

    /// <summary>A date that belongs to the person, as the day of birth.</summary>
    BirthDate = 9,

    /// <summary>A city, suburb or other place.</summary>
    City = 10,

    /// <summary>A whole postal address in one text.</summary>
    Address = 11,

    /// <summary>A street, with or without the number.</summary>
    Street = 12,

    /// <summary>The number of a house.</summary>
    HouseNumber = 13,

    /// <summary>A postal code.</summary>
    Postcode = 14,

    /// <summary>A state, province or region inside a country.</summary>
    State = 15,

    /// <summary>A country; two letters also say how phone numbers without a country code are read.</summary>
    Country = 16,

    /// <summary>A number or code that belongs to one person: a tax number, a passport, an id in another system.</summary>
    Identifier = 17,

    /// <summary>One of few values that says a little: gender, occupation.</summary>
    Category = 18,

    /// <summary>Any other text of a few words that says something about who it is.</summary>
    Text = 19,
}
