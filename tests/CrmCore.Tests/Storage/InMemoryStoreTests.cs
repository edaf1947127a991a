using CrmCore.Testing.Contracts;

namespace CrmCore.Tests.Storage;

public sealed class InMemoryStoreTests : CrmStoreContract
{
    protected override ICrmStore CreateStore() => new InMemoryStore();
}
