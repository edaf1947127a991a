namespace CrmCore;

/// <summary>Telephone calls while they ring: the screen pop (R50).</summary>
public sealed class CrmCalls
{
    private readonly Crm _crm;

    internal CrmCalls(Crm crm) => _crm = crm;

    /// <summary>
    /// Everything that an employee needs to see while the telephone rings, found by the number alone (R50): who it is, their open deals and tasks, what
    /// happened last. Reads a bounded number of rows by key, however long the client's history is, and changes nothing.
    /// </summary>
    /// <param name="phone">The caller's number in any form; a number without a country code is read with the account's region.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The screen pop; of an unknown, withheld or unreadable number it holds the number alone.</returns>
    public async ValueTask<ScreenPop> ScreenPopAsync(string phone, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(phone);
        return await new ScreenPopReading(_crm, await _crm.ModelAsync(ct).ConfigureAwait(false), ct).OfAsync(phone).ConfigureAwait(false);
    }
}
