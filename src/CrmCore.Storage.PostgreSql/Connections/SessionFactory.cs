using System.Globalization;
using Npgsql;

namespace CrmCore.Storage.PostgreSql;

/// <summary>Where connections come from, and what is set on each of them.</summary>
internal sealed class SessionFactory : IAsyncDisposable
{
    // Every statement goes along an index, in the order of its parameters, whatever the statistics say of small or new tables.
    private static readonly (string Name, string Value)[] Planning =
    [
        ("plan_cache_mode", "force_generic_plan"), ("enable_seqscan", "off"), ("enable_bitmapscan", "off"), ("enable_hashjoin", "off"),
        ("enable_mergejoin", "off"), ("enable_material", "off"), ("enable_memoize", "off"), ("enable_hashagg", "off"),
        // What costs is the rows that are gone through, so that also in a table of a few rows, which may soon be many, the few that are looked for are found one by one.
        ("cpu_tuple_cost", "1"), ("cpu_index_tuple_cost", "0.0001"), ("cpu_operator_cost", "0.0001"), ("random_page_cost", "0.0001"), ("seq_page_cost", "0.0001"),
        ("jit", "off"), ("max_parallel_workers_per_gather", "0"),
    ];

    private readonly PostgreSqlOptions _options;
    private readonly string _durable;
    private readonly string _relaxed;

    public SessionFactory(PostgreSqlOptions options, TimeProvider time)
    {
        _options = options;
        TimeProvider = time;
        DataSource = options.DataSource ?? MakeSource(options);
        var place = new NpgsqlConnectionStringBuilder(DataSource.ConnectionString);
        Place = $"{place.Host}:{place.Port}/{place.Database ?? place.Username}";
        _durable = SelectSettings(isDurable: true);
        _relaxed = SelectSettings(isDurable: false);
    }

    public NpgsqlDataSource DataSource { get; }

    public TimeProvider TimeProvider { get; }

    public SessionCounts Counts { get; } = new();

    /// <summary>Whether the data source is the host's.</summary>
    public bool IsShared => _options.DataSource is not null;

    /// <summary>Host, port and database, for messages.</summary>
    public string Place { get; }

    public string SettingsOf(bool isDurable) => isDurable ? _durable : _relaxed;

    public ValueTask DisposeAsync() => IsShared ? ValueTask.CompletedTask : DataSource.DisposeAsync();

    private static NpgsqlDataSource MakeSource(PostgreSqlOptions options)
    {
        var parts = new NpgsqlConnectionStringBuilder(options.ConnectionString)
        {
            Enlist = false,
            NoResetOnClose = true,
            // The server ends a statement that takes too long; this only notices a server that has gone silent.
            CommandTimeout = (int)options.StatementTimeout.TotalSeconds + 10,
        };
        parts.ApplicationName ??= "crmcore";
        if (parts.KeepAlive == 0) parts.KeepAlive = 10;
        return new NpgsqlDataSourceBuilder(parts.ConnectionString).Build();
    }

    private string SelectSettings(bool isDurable)
    {
        var timeout = ((long)_options.StatementTimeout.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        // A node that hangs in the middle of a commit must not hold its locks for ever.
        var settings = Planning.Append(("statement_timeout", timeout)).Append(("idle_in_transaction_session_timeout", timeout));
        var calls = settings.Select(setting => $"set_config('{setting.Item1}', '{setting.Item2}', false)");

        // What is answered as committed is on the disk, also where the server's own setting says otherwise. Claims need not be: see the documentation.
        var commit = isDurable
            ? "set_config('synchronous_commit', CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on' ELSE current_setting('synchronous_commit') END, false)"
            : "set_config('synchronous_commit', 'off', false)";
        return $"SELECT current_setting('server_version_num'), pg_postmaster_start_time()::text, (SELECT backend_start::text FROM pg_stat_activity WHERE pid = pg_backend_pid()), {string.Join(", ", calls)}, {commit}";
    }
}
