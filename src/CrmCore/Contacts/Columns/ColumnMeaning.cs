namespace CrmCore;

/// <summary>What a column of a table of people, requests or deals holds.</summary>
public enum ColumnMeaning
{
    /// <summary>Nothing that is read.</summary>
    Ignore,

    /// <summary>Text that nothing more is known about.</summary>
    Text,

    /// <summary>A person's whole name, in any order.</summary>
    FullName,

    /// <summary>A given name.</summary>
    GivenName,

    /// <summary>A surname.</summary>
    Surname,

    /// <summary>A patronymic or middle name.</summary>
    Patronymic,

    /// <summary>One or more phone numbers.</summary>
    Phone,

    /// <summary>One or more e-mail addresses.</summary>
    Email,

    /// <summary>An id or link in a messenger.</summary>
    Messenger,

    /// <summary>A company's name.</summary>
    Company,

    /// <summary>A company's tax or register number.</summary>
    TaxId,

    /// <summary>A city or suburb.</summary>
    City,

    /// <summary>A street, or a whole address in one cell.</summary>
    Address,

    /// <summary>The number of a house.</summary>
    HouseNumber,

    /// <summary>A postal code.</summary>
    Postcode,

    /// <summary>A state, province or region of a country.</summary>
    State,

    /// <summary>A country by name or code; a two-letter code is the phone region of the row.</summary>
    Country,

    /// <summary>A date of birth.</summary>
    BirthDate,

    /// <summary>A place of birth.</summary>
    BirthPlace,

    /// <summary>When the row came into being.</summary>
    CreatedAt,

    /// <summary>When the row, or the deal, was closed.</summary>
    ClosedAt,

    /// <summary>Where the request came from.</summary>
    Source,

    /// <summary>The row's own id: names the row and says nothing about the person.</summary>
    RowId,

    /// <summary>An id of the person that other systems know too: a passport, a social security number.</summary>
    Identifier,

    /// <summary>An advertising tag; its name is the part of the header after <c>utm_</c>.</summary>
    Utm,

    /// <summary>Tags.</summary>
    Tags,

    /// <summary>A remark, message or comment.</summary>
    Note,

    /// <summary>The employee who looks after it.</summary>
    Owner,

    /// <summary>The title of a deal.</summary>
    Title,

    /// <summary>A pipeline.</summary>
    Pipeline,

    /// <summary>A stage or status.</summary>
    Stage,

    /// <summary>A sum of money.</summary>
    Amount,

    /// <summary>A currency.</summary>
    Currency,

    /// <summary>One of a few values: a gender, an occupation, a yes or no.</summary>
    Category,

    /// <summary>A web address.</summary>
    Website,

    /// <summary>Which rows belong together by somebody's judgement. Never compared and never imported: it would be looking up the answer.</summary>
    Truth,
}
