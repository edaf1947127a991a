using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk;

/// <summary>The library's parts without an engine: the parser of phones, the comparer of names.</summary>
internal static class Parts
{
    public static T Get<T>()
        where T : notnull
    {
        using var services = new ServiceCollection().AddCrmCore(crm => crm.UseInMemory()).BuildServiceProvider();
        return services.GetRequiredService<T>();
    }
}
