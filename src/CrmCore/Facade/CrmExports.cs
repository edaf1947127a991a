namespace CrmCore;

/// <summary>
/// Exports of contacts, leads and deals into tables (R59). The headers are such that an import understands them: what was exported and is imported into an
/// empty account gives the same cards.
/// </summary>
public sealed class CrmExports
{
    private readonly Crm _crm;

    internal CrmExports(Crm crm) => _crm = crm;

    /// <summary>Writes all contacts, in the order of their making.</summary>
    /// <param name="stream">Where the table goes; it is left open.</param>
    /// <param name="options">How it is written; null for UTF-8, commas, guarded formulas.</param>
    /// <param name="progress">Told how many cards are written.</param>
    /// <param name="ct">Stops the writing; the table is then cut.</param>
    /// <returns>How many cards were written.</returns>
    /// <exception cref="InvalidOperationException">There is no such account, or no <see cref="ITableWriter"/>.</exception>
    public async ValueTask<long> ContactsAsync(Stream stream, TableWriteOptions? options = null, IProgress<long>? progress = null, CancellationToken ct = default)
    {
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        return await ExportRun.WriteAsync(_crm, ContactRecords.Instance, -1, new RecordKey(model.Number), new ContactRow(_crm, model), stream, options, progress, ct).ConfigureAwait(false);
    }

    /// <summary>Writes the leads in a state, the oldest first.</summary>
    /// <param name="stream">Where the table goes; it is left open.</param>
    /// <param name="state">The state. Default: those in the inbox.</param>
    /// <param name="options">How it is written; null for UTF-8, commas, guarded formulas.</param>
    /// <param name="progress">Told how many cards are written.</param>
    /// <param name="ct">Stops the writing; the table is then cut.</param>
    /// <returns>How many cards were written.</returns>
    /// <exception cref="InvalidOperationException">There is no such account, or no <see cref="ITableWriter"/>.</exception>
    public async ValueTask<long> LeadsAsync(
        Stream stream, LeadState state = LeadState.New, TableWriteOptions? options = null, IProgress<long>? progress = null, CancellationToken ct = default)
    {
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        var key = new RecordKey(model.Number, N1: (int)state);
        return await ExportRun.WriteAsync(_crm, LeadRecords.Instance, LeadRecords.ByState, key, new LeadRow(), stream, options, progress, ct).ConfigureAwait(false);
    }

    /// <summary>Writes all deals, in the order of their making, each with its contact's name, phones and addresses.</summary>
    /// <param name="stream">Where the table goes; it is left open.</param>
    /// <param name="options">How it is written; null for UTF-8, commas, guarded formulas.</param>
    /// <param name="progress">Told how many cards are written.</param>
    /// <param name="ct">Stops the writing; the table is then cut.</param>
    /// <returns>How many cards were written.</returns>
    /// <exception cref="InvalidOperationException">There is no such account, or no <see cref="ITableWriter"/>.</exception>
    public async ValueTask<long> DealsAsync(Stream stream, TableWriteOptions? options = null, IProgress<long>? progress = null, CancellationToken ct = default)
    {
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        return await ExportRun.WriteAsync(_crm, DealRecords.Instance, -1, new RecordKey(model.Number), new DealRow(_crm, model), stream, options, progress, ct).ConfigureAwait(false);
    }
}
