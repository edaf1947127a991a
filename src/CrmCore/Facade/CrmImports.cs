namespace CrmCore;

/// <summary>Imports of contacts, leads and deals out of tables (R59): preview, run, go on after a crash.</summary>
public sealed class CrmImports
{
    /// <summary>How many rows are handed to the inbox together.</summary>
    private const int Batch = 256;

    private readonly Crm _crm;

    internal CrmImports(Crm crm) => _crm = crm;

    /// <summary>Shows what an import would do with the first rows, and touches nothing.</summary>
    /// <param name="stream">The table, from its beginning; it is read as far as is needed and left open.</param>
    /// <param name="plan">How it is to be imported.</param>
    /// <param name="rows">How many rows at most; 1 to 1000. Default: 100.</param>
    /// <param name="ct">Stops looking.</param>
    /// <returns>The columns as they were understood, and the rows as they would become cards.</returns>
    /// <exception cref="ArgumentException">The mapping names a column, a meaning or a field that is not there.</exception>
    /// <exception cref="CrmException">The stream failed; the message says after which line.</exception>
    /// <exception cref="InvalidOperationException">There is no such account, or no <see cref="ITableReader"/>.</exception>
    public async ValueTask<ImportPreview> PreviewAsync(Stream stream, ImportPlan plan, int rows = 100, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, 1000);
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        var table = await ImportTable.OpenAsync(_crm, model, stream, plan, ct).ConfigureAwait(false);
        await using var closing = table.ConfigureAwait(false);
        return await ImportPreviews.MakeAsync(_crm, model, table, plan, rows, ct).ConfigureAwait(false);
    }

    /// <summary>
    /// Imports a table: each row is an event in the inbox, decided in its order. Called again with the id and the file of an import that was broken off, it goes
    /// on where that stopped, and no row counts twice; called with those of one that is complete, it only gives its report.
    /// </summary>
    /// <param name="id">The import's id, chosen by the caller: 1 to 64 characters.</param>
    /// <param name="stream">The table, from its beginning; read to its end and left open.</param>
    /// <param name="plan">How it is imported.</param>
    /// <param name="rules">
    /// Whether rules fire: said, never assumed (R66). With <see cref="RulesFire.No"/> the rows are history (R80): deals stand where the table says and nothing is planned.
    /// </param>
    /// <param name="rejected">Takes the rejected rows: the table's columns, the line, the reason; a resumed import adds to what is there. Null for none.</param>
    /// <param name="by">Who imports; null for the host's own code.</param>
    /// <param name="progress">Told after each batch.</param>
    /// <param name="ct">Stops between two batches. What is imported stays; the same call goes on.</param>
    /// <returns>The counts. A rejected row is no exception.</returns>
    /// <exception cref="ArgumentException">The id belongs to another file, or the mapping names what is not there.</exception>
    /// <exception cref="CrmException">The stream failed; the message says after which line. The same call goes on.</exception>
    /// <exception cref="InvalidOperationException">There is no such account, no <see cref="ITableReader"/>, or <paramref name="by"/> may not.</exception>
    public async ValueTask<ImportReport> RunAsync(
        string id,
        Stream stream,
        ImportPlan plan,
        RulesFire rules,
        Stream? rejected = null,
        Actor? by = null,
        IProgress<ImportProgress>? progress = null,
        CancellationToken ct = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(id.Length, 64, nameof(id));
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Source.Length is 0 or > 64) throw new ArgumentException("The plan needs a Source of 1 to 64 characters.", nameof(plan));
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        var table = await ImportTable.OpenAsync(_crm, model, stream, plan, ct).ConfigureAwait(false);
        await using var closing = table.ConfigureAwait(false);
        var run = await RunOfAsync(model, id, ct).ConfigureAwait(false);
        if (run is not null && run.Fingerprint != table.Fingerprint) throw new ArgumentException($"The import '{id}' was begun with another file. Give this one an id of its own.", nameof(id));
        var running = new RunningImport(_crm, model, table, plan, id, rules, by ?? Actor.System);
        var refused = new RejectedRows(_crm, table, rejected);
        await using var ending = refused.ConfigureAwait(false);
        if (await running.BeginAsync(run, ct).ConfigureAwait(false)) await AllAsync(running, table, refused, progress, ct).ConfigureAwait(false);
        var report = await FindAsync(id, ct).ConfigureAwait(false);
        return report! with { FirstRejected = refused.First, Columns = table.Columns };
    }

    /// <summary>What an import has done so far.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The counts; null when there is no import of that id.</returns>
    public async ValueTask<ImportReport?> FindAsync(string id, CancellationToken ct = default)
    {
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        var run = await RunOfAsync(model, id, ct).ConfigureAwait(false);
        return run is null ? null : new ImportReport
        {
            Id = run.Id,
            Rows = run.Rows,
            New = run.Made,
            Known = run.Known,
            Rejected = run.Rejected,
            IsComplete = run.EndedAt is not null,
        };
    }

    private ValueTask<ImportRun?> RunOfAsync(AccountModel model, string id, CancellationToken ct) =>
        _crm.Engine.Store.FindAsync(ImportRunRecords.Instance, ImportRunRecords.Key(model.Number, id), ct);

    private static async ValueTask AllAsync(RunningImport running, ImportTable table, RejectedRows refused, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        var batch = new List<TableRow>(Batch);
        await foreach (var row in table.RowsAsync().ConfigureAwait(false))
        {
            batch.Add(row);
            if (batch.Count == Batch) await DecideAsync().ConfigureAwait(false);
        }

        await DecideAsync().ConfigureAwait(false);
        await running.EndAsync(ct).ConfigureAwait(false);

        async ValueTask DecideAsync()
        {
            ct.ThrowIfCancellationRequested();
            await running.DecideAsync(batch, refused, ct).ConfigureAwait(false);
            batch.Clear();
            progress?.Report(new ImportProgress(running.Rows, table.BytesRead, table.BytesInAll));
        }
    }
}
