namespace CrmCore;

/// <summary>
/// Keeps the secrets that connections refer to by name. The default reads environment variables and files; register your own for a
/// vault. Implementations never log a secret; the engine neither stores nor shows one.
/// </summary>
public interface ISecretStore
{
    /// <summary>Gives a secret.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="name">The name under which the connection refers to it.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <returns>The secret; null when there is none of that name.</returns>
    ValueTask<string?> FindAsync(string account, string name, CancellationToken ct);
}
