using CrmCore;
using CrmCore.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keeps the engine's records in a SQLite file.</summary>
public static class SqliteCrmBuilderExtensions
{
    /// <summary>Keeps everything in one SQLite file. A store that the host registered before wins.</summary>
    /// <param name="crm">The builder.</param>
    /// <param name="path">The file, on a local disk; made when it is missing. Its folder must exist.</param>
    /// <returns>The same builder.</returns>
    public static ICrmBuilder UseSqlite(this ICrmBuilder crm, string path) => UseSqlite(crm, new SqliteOptions { Path = path });

    /// <summary>Keeps everything in one SQLite file. A store that the host registered before wins.</summary>
    /// <param name="crm">The builder.</param>
    /// <param name="options">The file and how it is kept.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static ICrmBuilder UseSqlite(this ICrmBuilder crm, SqliteOptions options)
    {
        ArgumentNullException.ThrowIfNull(crm);
        ArgumentNullException.ThrowIfNull(options);
        SqliteOptions.Check(options);
        if (crm.Services.Any(service => service.ServiceType == typeof(ICrmStore))) return crm;
        crm.Services.TryAddSingleton(services => new SqliteStore(options, services.GetService<ILogger<SqliteStore>>()));
        crm.Services.TryAddSingleton<ICrmStore>(services => services.GetRequiredService<SqliteStore>());
        crm.Services.TryAddSingleton<IStoreBackup>(services => services.GetRequiredService<SqliteStore>());
        crm.Services.TryAddSingleton<IHostTransactions>(services => services.GetRequiredService<SqliteStore>());
        return crm;
    }
}
