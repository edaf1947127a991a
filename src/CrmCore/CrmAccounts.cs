using NodaTime;

namespace CrmCore;

/// <summary>The accounts of an engine.</summary>
public sealed class CrmAccounts
{
    private readonly CrmEngine _engine;

    internal CrmAccounts(CrmEngine engine) => _engine = engine;

    /// <summary>Makes an account and publishes the registered pipelines, templates and calendars for it. An account that is there is left as it is.</summary>
    /// <param name="id">1 to 64 lower-case letters, digits, dashes or dots.</param>
    /// <param name="region">The ISO 3166 region whose phone numbers come without a country code, such as <c>RU</c>.</param>
    /// <param name="zone">The IANA time zone, such as <c>Europe/Moscow</c>.</param>
    /// <param name="settings">The settings; null for the defaults.</param>
    /// <param name="ct">Stops before the account is made.</param>
    /// <returns>The account.</returns>
    /// <exception cref="ArgumentException">The id, region or zone is wrong.</exception>
    public async Task<Account> CreateAsync(string id, string region = "RU", string zone = "UTC", AccountSettings? settings = null, CancellationToken ct = default)
    {
        Check(id, region, zone);
        await _engine.StartAsync(ct).ConfigureAwait(false);
        for (var tries = 0; tries < 20; tries++)
        {
            if (await FindAsync(id, ct).ConfigureAwait(false) is { } known) return known;
            var account = new Account
            {
                Number = await CopyNumber.LastAsync(_engine.Store, ct).ConfigureAwait(false) + 1, Version = 1, Id = id, Region = region, Zone = zone, Settings = settings ?? new(),
            };
            var change = new RecordChange(AccountRecords.Instance, ChangeKind.Insert, AccountRecords.Instance.KeyOf(account), account, 0);
            if (!(await _engine.Store.CommitAsync(new ChangeSet([CopyNumber.Reserve(account.Number), change]), ct).ConfigureAwait(false)).IsCommitted) continue;
            await SeedPublisher.PublishAsync(_engine, id, ct).ConfigureAwait(false);
            return account;
        }

        throw new CrmException($"The account '{id}' could not be made: others are made at the same time. Try again.");
    }

    /// <summary>Finds an account.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The account; null when there is none.</returns>
    public async Task<Account?> FindAsync(string id, CancellationToken ct = default) =>
        (await _engine.Directory.FindAsync(AccountRef.Of(id), ct).ConfigureAwait(false))?.Account;

    /// <summary>Lists the accounts in the order of their ids.</summary>
    /// <param name="after">Where to go on: the last page's <see cref="Page{T}.Next"/>.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>A page of accounts.</returns>
    public async Task<Page<Account>> ListAsync(string? after = null, CancellationToken ct = default) =>
        await _engine.Store.PageAsync(AccountRecords.Instance, AccountRecords.ById, default, 0, 100, after, false, ct).ConfigureAwait(false);

    private static void Check(string id, string region, string zone)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentException.ThrowIfNullOrEmpty(region);
        ArgumentException.ThrowIfNullOrEmpty(zone);
        if (id.Length > 64 || !id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.'))
        {
            throw new ArgumentException($"'{id}' is no account id: give 1 to 64 lower-case letters, digits, dashes or dots.", nameof(id));
        }

        if (region.Length != 2 || !region.All(char.IsAsciiLetterUpper)) throw new ArgumentException($"'{region}' is no ISO 3166 region: give two capital letters, such as RU.", nameof(region));
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null) throw new ArgumentException($"'{zone}' is no IANA time zone: give one such as Europe/Moscow.", nameof(zone));
    }
}
