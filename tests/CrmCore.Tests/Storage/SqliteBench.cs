using CrmCore.Storage.Sqlite;

namespace CrmCore.Tests.Storage;

/// <summary>A folder for SQLite files and short words for what the tests do with them.</summary>
public abstract class SqliteBench : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("crmcore-").FullName;

    protected string DatabasePath => In("crm.db");

    protected string In(string name) => Path.Combine(_folder, name);

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected async Task<SqliteStore> OpenAsync(string? path = null, RecordSchema? schema = null)
    {
        var store = new SqliteStore(new SqliteOptions { Path = path ?? DatabasePath, BusyTimeout = 0 });
        await store.OpenAsync(schema ?? RecordCatalog.Schema, CancellationToken.None);
        return store;
    }

    protected async Task<string> RefusedAsync(string? path = null, RecordSchema? schema = null) =>
        (await Assert.ThrowsAsync<StoreUnavailableException>(async () => await OpenAsync(path, schema))).Message;

    internal static RecordChange Insert(RecordType type, object record) => new(type, ChangeKind.Insert, type.KeyOfAny(record), record, 0);

    internal static StoredEvent Event(int number, int bodyLength = 10) => new()
    {
        Account = 1,
        Id = new EventId(Id(number)),
        State = EventState.Decided,
        Source = "pbx",
        Kind = "call.incoming",
        OccurredAt = Instant.FromUnixTimeSeconds(number),
        RecordedAt = Instant.FromUnixTimeSeconds(number),
        Body = new byte[bodyLength],
    };

    internal static RecordChange Event(int number, string kind, int bodyLength = 10) =>
        Insert(StoredEventRecords.Instance, Event(number, bodyLength) with { Kind = kind });

    internal static Guid Id(int number) => CrmCore.Testing.Contracts.StoreSamples.Id(number);

    internal static async Task<bool> CommitAsync(ICrmStore store, params RecordChange[] changes) =>
        (await store.CommitAsync(new ChangeSet(changes), CancellationToken.None)).IsCommitted;

    internal static async Task<List<object>> AllAsync(ICrmStore store, RecordType type)
    {
        var all = new List<object>();
        var request = new PageRequest(type, -1, default, 0, 1_000);
        while (true)
        {
            var page = await store.PageAsync(request, CancellationToken.None);
            all.AddRange(page.Items);
            if (page.Next is null) return all;
            request = request with { After = page.Next };
        }
    }
}
