using System.Globalization;

namespace CrmCore;

/// <summary>Copies an account between two open stores: reserves its number, copies type by type, compares, and writes the account's row last.</summary>
internal sealed class AccountCopier(ICrmStore from, ICrmStore to, IProgress<AccountCopyProgress>? progress)
{
    private const int Page = 500;

    // The epoch counts changes in a store, and the account's own row makes the copy an account.
    private static readonly RecordType[] Copied = [.. RecordCatalog.Schema.Types.Where(type => type != AccountEpochRecords.Instance && type != AccountRecords.Instance)];

    public async Task<CopiedAccount> RunAsync(string account, CancellationToken ct)
    {
        var source = await FindAsync(from, account, ct).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"There is no account '{account}' in the store to copy from.");
        var still = await AloneAsync(from, source.Number, ct).ConfigureAwait(false);
        await using var untilCopied = still.ConfigureAwait(false);
        while (true)
        {
            if (await FindAsync(to, account, ct).ConfigureAwait(false) is not null)
            {
                throw new InvalidOperationException($"The store to copy into has an account '{account}' already. An account is copied whole, never into another.");
            }

            var number = await CopyNumber.ChooseAsync(to, source.Number, ct).ConfigureAwait(false);
            var alone = await AloneAsync(to, number, ct).ConfigureAwait(false);
            await using var untilWhole = alone.ConfigureAwait(false);
            if (await IsReservedAsync(number, ct).ConfigureAwait(false)) return await CopyAsync(source, number, ct).ConfigureAwait(false);
        }
    }

    private static async ValueTask<Account?> FindAsync(ICrmStore store, string id, CancellationToken ct)
    {
        var found = await store.PageAsync(AccountRecords.Instance, AccountRecords.ById, new RecordKey(0, T0: id), 1, 1, null, false, ct).ConfigureAwait(false);
        return found.Items.Count == 0 ? null : found.Items[0];
    }

    // Nobody else writes in the account, nor copies into it, until it is given up; where one engine owns the store there is nobody else.
    private static async ValueTask<IAsyncDisposable> AloneAsync(ICrmStore store, int number, CancellationToken ct) =>
        store is ISharedStore shared ? await shared.EnterAloneAsync(number, ct).ConfigureAwait(false) : new Alone();

    private async ValueTask<bool> IsReservedAsync(int number, CancellationToken ct)
    {
        if (!await CopyNumber.IsFreeAsync(to, number, ct).ConfigureAwait(false)) return false;
        if (await to.FindAsync(AccountEpochRecords.Instance, AccountEpochRecords.Key(number), ct).ConfigureAwait(false) is not null) return true;
        return (await to.CommitAsync(new ChangeSet([CopyNumber.Reserve(number)]), ct).ConfigureAwait(false)).IsCommitted;
    }

    private async Task<CopiedAccount> CopyAsync(Account source, int number, CancellationToken ct)
    {
        foreach (var type in Copied) await ClearAsync(type, number, ct).ConfigureAwait(false);
        foreach (var type in Copied) await CopyAsync(type, source.Number, number, ct).ConfigureAwait(false);
        var tables = new List<CopiedTable> { new(AccountRecords.Instance.Name, 1) };
        foreach (var type in Copied)
        {
            var records = await CheckAsync(type, source.Number, number, ct).ConfigureAwait(false);
            if (records > 0) tables.Add(new CopiedTable(type.Name, records));
        }

        if (await FindAsync(from, source.Id, ct).ConfigureAwait(false) is not { } now || CopiedRow.Difference(AccountRecords.Instance, source, now) is not null)
        {
            throw Different(AccountRecords.Instance, source, "was changed meanwhile");
        }

        await WriteAsync([Insert(AccountRecords.Instance, CopiedRow.Of(AccountRecords.Instance, source, number))], ct).ConfigureAwait(false);
        return new CopiedAccount(source.Id, tables, number != source.Number);
    }

    // What a copy left that broke off.
    private async ValueTask ClearAsync(RecordType type, int number, CancellationToken ct)
    {
        while (true)
        {
            var page = await to.PageAsync(new PageRequest(type, -1, new RecordKey(number), 1, Page), ct).ConfigureAwait(false);
            if (page.Items.Count == 0) return;
            await WriteAsync([.. page.Items.Select(record => new RecordChange(type, ChangeKind.Delete, type.KeyOfAny(record), record, type.VersionOfAny(record)))], ct).ConfigureAwait(false);
        }
    }

    private async ValueTask CopyAsync(RecordType type, int source, int number, CancellationToken ct)
    {
        long done = 0;
        await foreach (var page in PagesAsync(from, type, source, ct).ConfigureAwait(false))
        {
            await WriteAsync([.. page.Select(record => Insert(type, CopiedRow.Of(type, record, number)))], ct).ConfigureAwait(false);
            done += page.Count;
            progress?.Report(new AccountCopyProgress(type.Name, done, false));
        }
    }

    private async ValueTask<long> CheckAsync(RecordType type, int source, int number, CancellationToken ct)
    {
        long done = 0;
        await foreach (var page in PagesAsync(from, type, source, ct).ConfigureAwait(false))
        {
            await CompareAsync(type, [.. page.Select(record => CopiedRow.Of(type, record, number))], ct).ConfigureAwait(false);
            done += page.Count;
            progress?.Report(new AccountCopyProgress(type.Name, done, true));
        }

        long there = 0;
        await foreach (var page in PagesAsync(to, type, number, ct).ConfigureAwait(false)) there += page.Count;
        if (there == done) return done;
        throw new CrmException(string.Create(CultureInfo.InvariantCulture, $"The copy differs from the account: '{type.Name}' has {done} records there and {there} in the copy. {Remedy}"));
    }

    // By their keys, since two kinds of stores may order texts differently.
    private async ValueTask CompareAsync(RecordType type, List<object> expected, CancellationToken ct)
    {
        var set = RecordCatalog.NewSet();
        foreach (var record in expected) set.Want(type, -1, type.KeyOfAny(record));
        await to.LoadAsync(set, ct).ConfigureAwait(false);
        foreach (var record in expected)
        {
            if (set.Of(type).FindAny(type.KeyOfAny(record)) is not { } found) throw Different(type, record, "is not in the copy");
            if (CopiedRow.Difference(type, record, found) is { } column) throw Different(type, record, $"has another '{column}' in the copy");
        }
    }

    private async ValueTask WriteAsync(List<RecordChange> changes, CancellationToken ct)
    {
        var result = await to.CommitAsync(new ChangeSet(changes), ct).ConfigureAwait(false);
        if (result.IsCommitted) return;
        var conflict = result.Conflicts[0];
        throw new CrmException($"The copy could not be written: the record of '{conflict.Type.Name}', {CopiedRow.KeyOf(conflict.Type, conflict.Record)}, stands against it. Others write to the same account of the store to copy into: let them end, and copy again.");
    }

    private static RecordChange Insert(RecordType type, object record) => new(type, ChangeKind.Insert, type.KeyOfAny(record), record, 0);

    private static async IAsyncEnumerable<IReadOnlyList<object>> PagesAsync(
        ICrmStore store, RecordType type, int number, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        string? after = null;
        do
        {
            var page = await store.PageAsync(new PageRequest(type, -1, new RecordKey(number), 1, Page) { After = after }, ct).ConfigureAwait(false);
            if (page.Items.Count > 0) yield return page.Items;
            after = page.Next;
        }
        while (after is not null);
    }

    private const string Remedy = "Something wrote to the account while it was copied: let it stand still, and copy again. The unfinished copy is no account, and is removed then.";

    private static CrmException Different(RecordType type, object record, string how) =>
        new($"The copy differs from the account: the record of '{type.Name}', {CopiedRow.KeyOf(type, record)}, {how}. {Remedy}");

    private sealed class Alone : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => default;
    }
}
