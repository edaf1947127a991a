namespace CrmCore.Messaging;

/// <summary>A token of an address header; quotes, parentheses and angle brackets are already taken off.</summary>
internal readonly record struct AddressToken(AddressTokenKind Kind, string Text, bool AfterSpace);

internal enum AddressTokenKind
{
    Atom,
    Quoted,
    Comment,
    Angle,
    Colon,
    Separator,
}
