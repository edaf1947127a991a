using CrmCore.Storage.Sqlite;
using CrmCore.Testing.Contracts;

namespace CrmCore.Tests.Storage;

public sealed class SqliteStoreTests : DurableStoreContract
{
    private readonly string _folder = Directory.CreateTempSubdirectory("crmcore-").FullName;

    protected override ICrmStore CreateStore() => ReopenStore();

    protected override ICrmStore ReopenStore() => new SqliteStore(new SqliteOptions { Path = Path.Combine(_folder, "crm.db") });

    protected override void CleanUp() => Directory.Delete(_folder, recursive: true);
}
