namespace CrmCore;

/// <summary>A connection resolved for use: what a port's implementation needs to reach the service.</summary>
/// <param name="Account">The account.</param>
/// <param name="Connection">The stored connection.</param>
/// <param name="Secret">The secret; null where the connection names none. Never logged.</param>
public sealed record ConnectionContext(Account Account, Connection Connection, string? Secret)
{
    /// <summary>Says what it is, without the secret.</summary>
    /// <returns>Account, kind and id.</returns>
    public override string ToString() => $"{Account.Id}/{Connection.Kind}/{Connection.Id}";
}
