namespace CrmCore;

/// <summary>One thing that a deal is known by, and how the closed deals with it ended (R36).</summary>
/// <param name="Field">The field: <c>source</c>, <c>utm.source</c>, <c>tag</c>, <c>stage</c>, <c>owner</c>, <c>has-phone</c>, <c>has-email</c>, <c>country</c>, <c>deal.</c> or <c>contact.</c> and a custom field's id.</param>
/// <param name="Value">The value.</param>
/// <param name="Won">How many deals with it were won.</param>
/// <param name="Lost">How many deals with it were lost.</param>
/// <param name="Bits">How much it speaks for winning, in bits: 1 doubles the odds, -1 halves them; 0 where no closed deal had it.</param>
public sealed record WinFactor(string Field, string Value, long Won, long Lost, double Bits);
