namespace CrmCore;

/// <summary>A call that rings at the exchange (R50).</summary>
/// <param name="From">The caller's number as the exchange gives it; empty or a word such as <c>anonymous</c> where it is withheld.</param>
/// <param name="To">The number that was dialled: it says the line.</param>
public sealed record RingingCall(string From, string To)
{
    /// <summary>The exchange's own id of the call, such as Asterisk's <c>uniqueid</c>: asked again with it, the same call is answered for. 1 to 200 characters.</summary>
    public required string Key { get; init; }
}
