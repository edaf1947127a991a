using Npgsql;
using static CrmCore.Benchmarks.ServerCeilingUnit;
using Sql = CrmCore.Benchmarks.ServerCeilingSchema.Claims;

namespace CrmCore.Benchmarks;

/// <summary>The bare loop of one worker: claim 500 due actions, read every column, delete them by their keys; two transactions, two round trips.</summary>
internal sealed class ServerCeilingClaims : IDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlCommand _claim;
    private readonly NpgsqlCommand _complete;
    private readonly NpgsqlParameter<long> _now = new();
    private readonly List<int> _accounts = [];
    private readonly List<Guid> _subjects = [];
    private readonly List<long> _entries = [];
    private readonly List<string> _actions = [];
    private readonly List<long> _phases = [];
    private readonly List<string> _targets = [];
    private readonly TimeProvider _clock;

    public ServerCeilingClaims(string connection, TimeProvider clock)
    {
        _clock = clock;
        _connection = new NpgsqlConnection(connection);
        _connection.Open();
        _claim = Prepare(Sql.Claim, _now);
        _complete = Prepare(Sql.Complete, ArrayOf(_accounts), ArrayOf(_subjects), ArrayOf(_entries), ArrayOf(_actions), ArrayOf(_phases), ArrayOf(_targets));
    }

    /// <summary>Plans so many actions that are due at once.</summary>
    public void Plan(int actions)
    {
        using var plan = new NpgsqlCommand(Sql.Plan, _connection);
        plan.Parameters.Add(new NpgsqlParameter<long> { TypedValue = _clock.GetUtcNow().ToUnixTimeMilliseconds() });
        plan.Parameters.Add(new NpgsqlParameter<int> { TypedValue = actions });
        MustBe(plan.ExecuteNonQuery(), actions, "action");
    }

    /// <summary>Claims and completes until nothing is due; answers how many there were.</summary>
    public int RunAll(Latencies latencies)
    {
        var done = 0;
        while (true)
        {
            var started = latencies.Start();
            Claim();
            if (_subjects.Count == 0) return done;
            MustBe(_complete.ExecuteNonQuery(), _subjects.Count, "action");
            latencies.Stop(started);
            done += _subjects.Count;
        }
    }

    public void Dispose()
    {
        _claim.Dispose();
        _complete.Dispose();
        _connection.Dispose();
    }

    private void Claim()
    {
        _accounts.Clear();
        _subjects.Clear();
        _entries.Clear();
        _actions.Clear();
        _phases.Clear();
        _targets.Clear();
        _now.TypedValue = _clock.GetUtcNow().ToUnixTimeMilliseconds();
        using var reader = _claim.ExecuteReader();
        while (reader.Read())
        {
            _accounts.Add(reader.GetInt32(0));
            _subjects.Add(reader.GetGuid(1));
            _entries.Add(reader.GetInt64(2));
            _actions.Add(reader.GetString(3));
            _phases.Add(reader.GetInt64(4));
            _targets.Add(reader.GetString(5));
            for (var column = 6; column < reader.FieldCount; column++) reader.GetValue(column);
        }
    }

    private NpgsqlCommand Prepare(string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlCommand(sql, _connection);
        foreach (var parameter in parameters) command.Parameters.Add(parameter);
        command.Prepare();
        return command;
    }
}
