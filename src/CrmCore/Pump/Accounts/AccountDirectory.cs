using System.Collections.Concurrent;

namespace CrmCore;

/// <summary>The accounts' compiled configurations, read from the store when first asked for and again after a change.</summary>
internal sealed class AccountDirectory(ICrmStore store, AccountCompiler compiler)
{
    private readonly ConcurrentDictionary<int, AccountModel> _byNumber = new();
    private readonly ConcurrentDictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>The accounts that are read already.</summary>
    public IEnumerable<AccountModel> Loaded => _byNumber.Values;

    public bool TryGet(AccountRef account, out AccountModel model)
    {
        var number = account.Number;
        if (account.Id is { } id && !_numbers.TryGetValue(id, out number))
        {
            model = null!;
            return false;
        }

        return _byNumber.TryGetValue(number, out model!);
    }

    public async ValueTask<AccountModel?> FindAsync(AccountRef account, CancellationToken ct)
    {
        if (TryGet(account, out var known)) return known;
        var found = account.Id is { } id
            ? await store.PageAsync(new PageRequest(AccountRecords.Instance, AccountRecords.ById, new RecordKey(0, T0: id), 1, 1), ct).ConfigureAwait(false)
            : await store.PageAsync(new PageRequest(AccountRecords.Instance, -1, new RecordKey(account.Number), 1, 1), ct).ConfigureAwait(false);
        if (found.Items.Count == 0) return null;
        var record = (Account)found.Items[0];
        var epoch = 0L;
        if (store is ISharedStore)
        {
            // Read before what it counts the changes of: then it says less than is known, or as much, and never more.
            epoch = (await store.FindAsync(AccountEpochRecords.Instance, AccountEpochRecords.Key(record.Number), ct).ConfigureAwait(false))?.Number ?? 0;
            record = await store.FindAsync(AccountRecords.Instance, new RecordKey(record.Number), ct).ConfigureAwait(false) ?? record;
        }

        var model = compiler.Compile(record, await SettingsOfAsync(record.Number, ct).ConfigureAwait(false), epoch);
        _byNumber[record.Number] = model;
        _numbers[record.Id] = record.Number;
        return model;
    }

    /// <summary>Forgets what was compiled, after a commit that changed it.</summary>
    public void Forget(int account) => _byNumber.TryRemove(account, out _);

    private async ValueTask<List<Setting>> SettingsOfAsync(int account, CancellationToken ct)
    {
        var all = new List<Setting>();
        string? after = null;
        do
        {
            var page = await store.PageAsync(
                new PageRequest(SettingRecords.Instance, SettingRecords.ByAccount, new RecordKey(account), 1, 1000) { After = after }, ct).ConfigureAwait(false);
            foreach (Setting setting in page.Items) all.Add(setting);
            after = page.Next;
        }
        while (after is not null);
        return all;
    }
}
