namespace CrmCore;

/// <summary>What a compared field holds. Whole names are taken apart, so that no field stands for a whole name.</summary>
internal enum MatchFieldKind
{
    Given = 1,
    Surname = 2,
    Patronymic = 3,
    OtherNames = 4,
    Phone = 5,
    Email = 6,
    Messenger = 7,
    Company = 8,
    Birth = 9,
    City = 10,
    Street = 11,
    House = 12,
    Postcode = 13,
    State = 14,
    Country = 15,
    Identifier = 16,
    Category = 17,
    Text = 18,
}
