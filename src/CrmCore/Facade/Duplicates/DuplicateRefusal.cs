namespace CrmCore;

/// <summary>Two contacts that a plan wanted to merge and that were left apart.</summary>
/// <param name="Survivor">The card that would have stayed.</param>
/// <param name="Other">The other card.</param>
/// <param name="Reason">Why not, in words.</param>
public sealed record DuplicateRefusal(ContactId Survivor, ContactId Other, string Reason);
