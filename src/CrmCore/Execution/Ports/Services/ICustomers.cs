namespace CrmCore;

/// <summary>Keeps customers (repeat buyers, R42).</summary>
public interface ICustomers
{
    /// <summary>Makes a customer of a deal. Asked twice with one key, it makes one.</summary>
    /// <param name="account">The account.</param>
    /// <param name="customer">The customer.</param>
    /// <param name="ct">Stops.</param>
    /// <returns>The customer's id.</returns>
    ValueTask<string?> CreateAsync(Account account, NewCustomer customer, CancellationToken ct);
}
