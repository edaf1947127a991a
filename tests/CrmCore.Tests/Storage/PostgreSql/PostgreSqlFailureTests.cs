using Npgsql;

namespace CrmCore.Tests.Storage;

/// <summary>What may be wrong around the store, each on a real server: a clear message, and nothing half-written.</summary>
public sealed class PostgreSqlFailureTests(PostgreSqlPlace place) : PostgreSqlBench(place)
{
    [SkippableFact]
    public async Task A_wrong_password_is_refused_and_never_shown()
    {
        Place.Execute($"CREATE ROLE guarded_{Schema} LOGIN PASSWORD 'right' IN ROLE guarded");
        var message = await RefusedAsync(Options(With(user: "guarded_" + Schema, password: "wrong-one")));
        Assert.Contains("refused the user or the password", message, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1", message, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-one", message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_missing_database_is_named() =>
        Assert.Contains("there is no such database", await RefusedAsync(Options(With(database: "nowhere"))), StringComparison.Ordinal);

    [SkippableFact]
    public async Task A_server_that_is_not_there_is_named()
    {
        var message = await RefusedAsync(Options("Host=127.0.0.1;Port=1;Database=crm;Username=crm;Password=secret"));
        Assert.Contains("'127.0.0.1:1/crm'", message, StringComparison.Ordinal);
        Assert.Contains("Start the server", message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Missing_rights_are_named()
    {
        Place.Execute($"CREATE ROLE weak_{Schema} LOGIN");
        Assert.Contains("lacks a right", await RefusedAsync(Options(With(user: "weak_" + Schema))), StringComparison.Ordinal);
        await (await OpenAsync()).DisposeAsync();
        Assert.Contains("lacks a right", await RefusedAsync(Options(With(user: "weak_" + Schema))), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_role_that_only_reads_and_writes_the_tables_is_enough_once_they_are_made()
    {
        await (await OpenAsync()).DisposeAsync();
        Place.Execute(
            $"""
             CREATE ROLE worker_{Schema} LOGIN;
             GRANT USAGE ON SCHEMA {Schema} TO worker_{Schema};
             GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {Schema} TO worker_{Schema};
             GRANT SELECT, USAGE ON SEQUENCE {Schema}.crm_node_number TO worker_{Schema};
             """);
        await using var store = await OpenAsync(Options(With(user: "worker_" + Schema)));
        Assert.True(await CommitAsync(store, Deal(1)));
        Assert.Empty((await store.ClaimAsync(new ClaimRequest(Instant.FromUtc(2026, 1, 1, 0, 0), 10), CancellationToken.None)).Actions);
    }

    [SkippableFact]
    public async Task A_newer_schema_is_refused_with_both_versions()
    {
        await (await OpenAsync()).DisposeAsync();
        Place.Execute($"INSERT INTO {Schema}.crm_schema VALUES (99)");
        var message = await RefusedAsync();
        Assert.Contains("has version 99", message, StringComparison.Ordinal);
        Assert.Contains($"up to {RecordCatalog.Version}", message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_schema_of_another_program_is_refused_and_left_alone()
    {
        Place.Execute($"CREATE SCHEMA {Schema}; CREATE TABLE {Schema}.deal (name text)");
        Assert.Contains("a schema of its own", await RefusedAsync(), StringComparison.Ordinal);
        Assert.Equal(1L, Place.Read<long>($"SELECT count(*) FROM pg_tables WHERE schemaname = '{Schema}'"));
    }

    [SkippableFact]
    public async Task A_dropped_table_is_named()
    {
        await using var store = await OpenAsync();
        Place.Execute($"DROP TABLE {Schema}.deal");
        var message = await FailsAsync(store, Keys.Change(ChangeKind.Insert, Keys.Record(1)), Deal(1));
        Assert.Contains("table or column of the store is missing", message, StringComparison.Ordinal);
        Assert.Contains("deal", message, StringComparison.Ordinal);
        Assert.Null(await FindAsync(store, Keys.Record(1), Keys.Type));
    }

    [SkippableFact]
    public async Task A_deadlock_is_tried_again_and_ends_right()
    {
        await using var store = await OpenAsync();
        Assert.True(await CommitAsync(store, Deal(1), Deal(2)));
        var other = await BeginAsync("SET deadlock_timeout = '20s'", $"UPDATE {Schema}.deal SET title = 'x' WHERE id = '{IdOf(2)}'");
        var commit = CommitAsync(store, NextDeal(Deals.Record(1)), NextDeal(Deals.Record(2)));
        await WaitUntilWaitingAsync();
        await RunAsync(other, $"UPDATE {Schema}.deal SET title = 'y' WHERE id = '{IdOf(1)}'");
        await EndAsync(other);
        Assert.True(await commit.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal(2L, Place.Read<long>($"SELECT count(*) FROM {Schema}.deal WHERE version = 2"));
        Assert.True(Place.Read<long>("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()") > 0);
    }

    [SkippableFact]
    public async Task A_serialization_failure_is_tried_again()
    {
        await using var store = await OpenAsync();
        OnceOnWrite("deal", "RAISE EXCEPTION 'could not serialize access' USING ERRCODE = '40001'");
        Assert.True(await CommitAsync(store, Deal(1)));
        Assert.Equal(1L, Place.Read<long>($"SELECT count(*) FROM {Schema}.deal"));
    }

    [SkippableFact]
    public async Task A_connection_that_is_cut_before_the_commit_is_made_again()
    {
        await using var store = await OpenAsync();
        OnceOnWrite("deal", "PERFORM pg_terminate_backend(pg_backend_pid())");
        Assert.True(await CommitAsync(store, Deal(1)));
        Assert.Equal(1L, Place.Read<long>($"SELECT count(*) FROM {Schema}.deal"));
    }

    [SkippableFact]
    public async Task Idle_connections_that_were_cut_are_made_again()
    {
        await using var store = await OpenAsync();
        Assert.True(await CommitAsync(store, Deal(1)));
        CutAll();
        Assert.NotNull(await FindAsync(store, Deals.Record(1), Deals.Type));
        CutAll();
        Assert.True(await CommitAsync(store, Deal(2)));
        CutAll();
        Assert.Null((await store.ClaimAsync(new ClaimRequest(Instant.FromUtc(2026, 1, 1, 0, 0), 10), CancellationToken.None)).NextDue);
    }

    [SkippableFact]
    public async Task A_statement_that_takes_too_long_is_ended_and_told()
    {
        await using var store = await OpenAsync(Options(timeout: TimeSpan.FromSeconds(1)));
        Assert.True(await CommitAsync(store, Deal(1)));
        var other = await BeginAsync($"UPDATE {Schema}.deal SET title = 'x'");
        var message = await FailsAsync(store, Deal(2), NextDeal(Deals.Record(1)));
        await EndAsync(other);
        Assert.Contains("took longer than allowed", message, StringComparison.Ordinal);
        Assert.Null(await FindAsync(store, Deals.Record(2), Deals.Type));
        Assert.True(await CommitAsync(store, NextDeal(Deals.Record(1))));
    }

    [SkippableTheory]
    [InlineData("53100", "no room left")]
    [InlineData("25006", "takes no writes")]
    [InlineData("53300", "no connection left")]
    [InlineData("58030", "could not read or write its files")]
    public async Task What_the_server_cannot_do_is_said_with_the_remedy(string code, string words)
    {
        await using var store = await OpenAsync();
        OnceOnWrite("deal", $"RAISE EXCEPTION 'it is so' USING ERRCODE = '{code}'", always: true);
        var message = await FailsAsync(store, Keys.Change(ChangeKind.Insert, Keys.Record(1)), Deal(1));
        Assert.Contains(words, message, StringComparison.Ordinal);
        Assert.Contains("it is so", message, StringComparison.Ordinal);
        Assert.Null(await FindAsync(store, Keys.Record(1), Keys.Type));
    }

    [SkippableFact]
    public async Task A_user_that_may_open_too_few_connections_is_told()
    {
        await (await OpenAsync()).DisposeAsync();
        Place.Execute($"CREATE ROLE few_{Schema} LOGIN CONNECTION LIMIT 1; GRANT CREATE ON DATABASE {Place.Database} TO few_{Schema}");
        Assert.Contains("no connection left", await RefusedAsync(new() { ConnectionString = With(user: "few_" + Schema), Schema = Schema + "_few" }), StringComparison.Ordinal);
    }

    private string With(string? user = null, string? password = null, string? database = null)
    {
        var parts = new NpgsqlConnectionStringBuilder(Place.ConnectionString);
        parts.Username = user ?? parts.Username;
        parts.Password = password ?? parts.Password;
        parts.Database = database ?? parts.Database;
        return parts.ConnectionString;
    }

    private void CutAll() => Place.Execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'crmcore' AND datname = current_database()");

    private async Task WaitUntilWaitingAsync()
    {
        for (var i = 0; i < 200; i++)
        {
            if (Place.Read<long>("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0) return;
            await Task.Delay(10);
        }

        Assert.Fail("Nobody waits.");
    }
}
