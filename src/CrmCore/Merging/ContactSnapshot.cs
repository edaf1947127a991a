namespace CrmCore;

/// <summary>What a contact is, apart from its id and version.</summary>
internal sealed record ContactSnapshot(string Name, string? Owner, ContactDetails Details)
{
    public static ContactSnapshot Of(Contact contact) => new(contact.Name, contact.Owner?.Value, contact.Details);
}
