namespace CrmCore;

/// <summary>Finds an account's connection and its secret for a try.</summary>
internal sealed class ConnectionResolver(ISecretStore secrets)
{
    /// <summary>Resolves a connection by its id.</summary>
    /// <exception cref="ChannelException">There is none, it is switched off, or its secret is missing: permanent until somebody mends it.</exception>
    public async ValueTask<ConnectionContext> ResolveAsync(AccountModel model, string id, CancellationToken ct)
    {
        if (!model.Connections.TryGetValue(id, out var connection))
        {
            throw new ChannelException($"The account '{model.Account.Id}' has no connection '{id}'. Save one, or name another in the action.", ChannelFailure.Permanent);
        }

        if (!connection.Enabled)
        {
            throw new ChannelException($"The connection '{id}' of the account '{model.Account.Id}' is switched off.", ChannelFailure.Transient);
        }

        if (connection.Secret is not { } name) return new ConnectionContext(model.Account, connection, null);
        var secret = await secrets.FindAsync(model.Account.Id, name, ct).ConfigureAwait(false)
            ?? throw new ChannelException(
                $"The secret '{name}' of the connection '{id}' is not in the secret store. Put it there.", ChannelFailure.Transient);
        return new ConnectionContext(model.Account, connection, secret);
    }
}
