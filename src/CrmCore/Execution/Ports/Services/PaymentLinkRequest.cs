namespace CrmCore;

/// <summary>What a payment link is for.</summary>
/// <param name="Deal">The deal.</param>
/// <param name="Amount">How much.</param>
/// <param name="Description">What the payer reads.</param>
/// <param name="Key">The key: the same on every try.</param>
public sealed record PaymentLinkRequest(DealId Deal, Money Amount, string Description, string Key);
