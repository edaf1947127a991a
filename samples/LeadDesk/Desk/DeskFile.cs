using System.Globalization;
using CrmCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Desk;

/// <summary>The SQLite file with its one account.</summary>
internal sealed class DeskFile : IAsyncDisposable
{
    public const string Account = "desk";

    private readonly ServiceProvider _services;

    private DeskFile(ServiceProvider services, CrmEngine engine)
    {
        _services = services;
        Crm = engine.ForAccount(Account);
    }

    public Crm Crm { get; }

    /// <summary>Opens the file of --db; makes it where it may be new.</summary>
    /// <exception cref="DeskException">It is not said, not there, or no file of the library.</exception>
    /// <param name="line">The command line.</param>
    /// <param name="mayBeNew">Whether a file that is not there is made.</param>
    /// <param name="onTrial">Whether a file that is not there stays so: what is done is done in memory.</param>
    /// <param name="stop">Stops opening.</param>
    public static async Task<DeskFile> OpenAsync(CommandLine line, bool mayBeNew, CancellationToken stop, bool onTrial = false)
    {
        var path = line.One("--db") ?? throw new DeskException($"{line.Verb} needs the SQLite file: --db crm.db");
        if (Directory.Exists(path)) throw new DeskException($"--db: '{path}' is a folder. Name a file in it.");
        if (!File.Exists(path) && !mayBeNew) throw new DeskException($"There is no file '{path}'. Make it by an import: import leads.csv --db {path}");
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder)) throw new DeskException($"--db: there is no folder '{folder}'. Make it first.");
        var region = Dedupe.DedupeOptions.RegionOf(line.One("--region"));
        var isNew = !File.Exists(path);
        if (isNew && region is null) throw new DeskException("A new file must know how numbers without a country code are read: add --region RU (or US, DE …).");
        var services = new ServiceCollection().AddCrmCore(crm => (isNew && onTrial ? crm.UseInMemory() : crm.UseSqlite(path)).AddCsv()).BuildServiceProvider();
        try
        {
            var engine = services.GetRequiredService<CrmEngine>();
            await engine.StartAsync(stop);
            var account = await engine.Accounts.FindAsync(Account, stop) ?? await engine.Accounts.CreateAsync(Account, region ?? "US", "UTC", ct: stop);
            if (region is not null && account.Region != region) throw new DeskException($"'{path}' reads numbers as of {account.Region}, not {region}: that was said when it was made. Leave --region out, or begin another file.");

            return new DeskFile(services, engine);
        }
        catch
        {
            await services.DisposeAsync();
            throw;
        }
    }

    /// <summary>A contact by its place in the list, a phone, an address or an id.</summary>
    /// <exception cref="DeskException">There is none.</exception>
    public async Task<Contact> FindAsync(string who, CancellationToken stop)
    {
        if (Guid.TryParse(who, out var id)) return await Crm.Contacts.GetAsync(new ContactId(id), stop);
        if (who.Contains('@', StringComparison.Ordinal) && await Crm.Contacts.FindByEmailAsync(who, stop) is { } byEmail) return byEmail;
        if (int.TryParse(who, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && who.Length < 7)
        {
            var place = 0;
            await foreach (var contact in Contacts.AllAsync(Crm, stop))
            {
                if (++place == number) return contact;
            }

            throw new DeskException($"The list has {place} contacts; there is no number {number}. See: list --db …");
        }

        return await Crm.Contacts.FindByPhoneAsync(who, stop) ?? throw new DeskException($"Nobody is known by '{who}'. Give the number of the list, a phone, an address or an id.");
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
