using CrmCore;
using CrmCore.Storage.PostgreSql;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keeps the engine's records in a PostgreSQL database that nodes share.</summary>
public static class PostgreSqlCrmBuilderExtensions
{
    /// <summary>Keeps everything in a PostgreSQL database. A store that the host registered before wins.</summary>
    /// <param name="crm">The builder.</param>
    /// <param name="connectionString">The database, in Npgsql's form.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">It is no connection string.</exception>
    public static ICrmBuilder UsePostgreSql(this ICrmBuilder crm, string connectionString) =>
        UsePostgreSql(crm, new PostgreSqlOptions { ConnectionString = connectionString });

    /// <summary>Keeps everything in a PostgreSQL database. A store that the host registered before wins.</summary>
    /// <param name="crm">The builder.</param>
    /// <param name="dataSource">The host's data source; it must live as long as the engine, and is not disposed of.</param>
    /// <returns>The same builder.</returns>
    public static ICrmBuilder UsePostgreSql(this ICrmBuilder crm, NpgsqlDataSource dataSource)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        return UsePostgreSql(crm, new PostgreSqlOptions { DataSource = dataSource });
    }

    /// <summary>Keeps everything in a PostgreSQL database. A store that the host registered before wins.</summary>
    /// <param name="crm">The builder.</param>
    /// <param name="options">The database and how it is used.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static ICrmBuilder UsePostgreSql(this ICrmBuilder crm, PostgreSqlOptions options)
    {
        ArgumentNullException.ThrowIfNull(crm);
        ArgumentNullException.ThrowIfNull(options);
        PostgreSqlOptions.Check(options);
        if (crm.Services.Any(service => service.ServiceType == typeof(ICrmStore))) return crm;
        // The database's clock judges signs of life and pauses: they go by real time, also where the host's clock is moved by a test.
        crm.Services.TryAddSingleton(services => new PostgreSqlStore(options, TimeProvider.System, services.GetService<ILogger<PostgreSqlStore>>()));
        crm.Services.TryAddSingleton<ICrmStore>(services => services.GetRequiredService<PostgreSqlStore>());
        crm.Services.TryAddSingleton<IHostTransactions>(services => services.GetRequiredService<PostgreSqlStore>());
        return crm;
    }
}
