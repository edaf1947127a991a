namespace CrmCore;

/// <summary>What a word is in a person's name.</summary>
internal enum NamePart
{
    /// <summary>A word of which nothing is known.</summary>
    Word,
    Initial,
    Given,
    Surname,
    Patronymic,
}
