namespace CrmCore;

/// <summary>A payment was confirmed by its provider.</summary>
public sealed record PaymentReceived : InboundEvent
{
    /// <summary>Makes the event.</summary>
    /// <param name="amount">How much was paid.</param>
    public PaymentReceived(Money amount) => Amount = amount;

    /// <summary>How much was paid.</summary>
    public Money Amount { get; }

    /// <summary>The invoice's number.</summary>
    public string? Invoice { get; init; }

    /// <summary>The payer's phone, to find the contact; null when <see cref="InboundEvent.Subject"/> names the deal.</summary>
    public string? Phone { get; init; }

    /// <summary>The payer's address, to find the contact.</summary>
    public string? Email { get; init; }

    /// <inheritdoc/>
    public override string Kind => EventKinds.PaymentReceived;

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> Body => JsonBody.Write(json =>
    {
        json.WriteNumber("amount", Amount.Amount);
        json.WriteString("currency", Amount.Currency);
        json.Member("invoice", Invoice);
        json.Member("phone", Phone);
        json.Member("email", Email);
    });
}
