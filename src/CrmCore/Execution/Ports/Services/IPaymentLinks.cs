namespace CrmCore;

/// <summary>Makes payment links through the connections of one kind (R39). Failures are <see cref="ChannelException"/>.</summary>
public interface IPaymentLinks
{
    /// <summary>The kind of connection that it serves.</summary>
    string Kind { get; }

    /// <summary>Makes one link. Asked twice with one key, it gives the same link.</summary>
    /// <param name="connection">The provider's account.</param>
    /// <param name="request">What is to be paid.</param>
    /// <param name="ct">Stops.</param>
    /// <returns>The link.</returns>
    ValueTask<Uri> CreateAsync(ConnectionContext connection, PaymentLinkRequest request, CancellationToken ct);
}
