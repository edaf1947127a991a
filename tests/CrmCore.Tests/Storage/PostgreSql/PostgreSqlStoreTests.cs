using CrmCore.Storage.PostgreSql;
using CrmCore.Testing.Contracts;

namespace CrmCore.Tests.Storage;

/// <summary>The contract of all stores, on PostgreSQL.</summary>
public sealed class PostgreSqlStoreTests(PostgreSqlPlace place) : IClassFixture<PostgreSqlPlace>
{
    public static TheoryData<string> Names => ContractCase.NamesOf(typeof(Suite));

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public async Task Contract(string test)
    {
        PostgreSqlCluster.SkipUnlessThere();
        await ContractCase.RunAsync(() => new Suite(place.NewOptions()), test);
    }

    private sealed class Suite(PostgreSqlOptions options) : DurableStoreContract
    {
        protected override ICrmStore CreateStore() => ReopenStore();

        protected override ICrmStore ReopenStore() => new PostgreSqlStore(options);
    }
}
