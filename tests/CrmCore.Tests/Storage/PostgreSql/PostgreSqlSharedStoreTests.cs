using CrmCore.Storage.PostgreSql;
using CrmCore.Testing.Contracts;

namespace CrmCore.Tests.Storage;

/// <summary>The contract of stores that nodes share, on PostgreSQL.</summary>
public sealed class PostgreSqlSharedStoreTests(PostgreSqlPlace place) : IClassFixture<PostgreSqlPlace>
{
    public static TheoryData<string> Names => ContractCase.NamesOf(typeof(Suite));

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public async Task Contract(string test)
    {
        PostgreSqlCluster.SkipUnlessThere();
        await ContractCase.RunAsync(() => new Suite(place), test);
    }

    private sealed class Suite(PostgreSqlPlace place) : SharedStoreContract
    {
        private readonly PostgreSqlOptions _options = place.NewOptions();

        protected override ISharedStore CreateStore() => new PostgreSqlStore(_options);

        protected override Task ExpireAsync(ISharedStore store)
        {
            place.Execute($"UPDATE {_options.Schema}.crm_node SET alive_until = now() - interval '1 second' WHERE number = {((PostgreSqlStore)store).Node}");
            return Task.CompletedTask;
        }
    }
}
