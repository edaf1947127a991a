namespace CrmCore;

/// <summary>Starts tunnels (R37): series of messages.</summary>
public interface ITunnels
{
    /// <summary>Starts a tunnel for a deal's main contact. Asked twice with one key, it starts once.</summary>
    /// <param name="account">The account.</param>
    /// <param name="tunnel">The tunnel's id.</param>
    /// <param name="deal">The deal.</param>
    /// <param name="key">The key: the same on every try.</param>
    /// <param name="ct">Stops.</param>
    /// <returns>When it has started.</returns>
    ValueTask StartAsync(Account account, string tunnel, Deal deal, string key, CancellationToken ct);
}
