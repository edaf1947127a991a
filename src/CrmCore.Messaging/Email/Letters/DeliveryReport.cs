namespace CrmCore.Messaging;

/// <summary>What a mail server reports about the delivery of a letter of ours to one recipient (RFC 3464).</summary>
/// <param name="Recipient">The recipient's address.</param>
/// <param name="Action">What happened, in lower case: <c>failed</c>, <c>delayed</c>, <c>delivered</c>, <c>relayed</c>, <c>expanded</c>.</param>
/// <param name="Status">The enhanced status code, such as <c>5.1.1</c>; <see langword="null"/> when not said.</param>
/// <param name="Diagnostic">The words of the server that refused; <see langword="null"/> when not said.</param>
public sealed record DeliveryReport(string Recipient, string Action, string? Status, string? Diagnostic)
{
    /// <summary>Whether the server has given up.</summary>
    public bool Failed => Action == "failed";
}
