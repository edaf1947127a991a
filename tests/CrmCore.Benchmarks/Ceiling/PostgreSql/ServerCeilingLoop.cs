using Npgsql;
using static CrmCore.Benchmarks.ServerCeilingUnit;
using Sql = CrmCore.Benchmarks.ServerCeilingSchema.Single;

namespace CrmCore.Benchmarks;

/// <summary>The work unit statement by statement: one connection, one transaction an event, every statement prepared and a round trip of its own.</summary>
internal sealed class ServerCeilingLoop : IDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly ServerCeilingUnit _unit;
    private readonly List<NpgsqlCommand> _commands = [];
    private readonly NpgsqlCommand _insertKey;
    private readonly NpgsqlCommand _insertEvent;
    private readonly NpgsqlCommand _selectClaim;
    private readonly NpgsqlCommand _selectLinks;
    private readonly NpgsqlCommand _selectDeal;
    private readonly NpgsqlCommand _updateDeal;
    private readonly NpgsqlCommand _insertTimeline;
    private readonly NpgsqlCommand _insertAction;
    private readonly NpgsqlCommand _addToCounter;

    public ServerCeilingLoop(string connection, TimeProvider clock, int contacts, int part)
    {
        _connection = new NpgsqlConnection(connection);
        _connection.Open();
        _unit = new ServerCeilingUnit(clock, contacts, part, parts: 1);
        _insertKey = Prepare(Sql.InsertKey, Of<Guid>(), Of<Guid>());
        _insertEvent = Prepare(Sql.InsertEvent, Of<Guid>(), Of<string>(), Of<string>(), Of<long>(), Of<byte[]>());
        _selectClaim = Prepare(Sql.SelectClaim, Of<string>());
        _selectLinks = Prepare(Sql.SelectLinks, Of<Guid>());
        _selectDeal = Prepare(Sql.SelectDeal, Of<Guid>());
        _updateDeal = Prepare(Sql.UpdateDeal, Of<Guid>(), Of<long>(), Of<long>(), Of<string>(), Of<long>(), Of<long>());
        _insertTimeline = Prepare(Sql.InsertTimeline, Of<Guid>(), Of<Guid>(), Of<long>(), Of<int>(), Of<Guid>(), Of<byte[]>(), Of<string>());
        _insertAction = Prepare(
            Sql.InsertAction, Of<Guid>(), Of<long>(), Of<string>(), Of<long>(), Of<string>(), Of<long>(), Of<string>(), Of<Guid>());
        _addToCounter = Prepare(Sql.AddToCounter, Of<string>(), Of<long>(), Of<long>());
    }

    public long Events { get; private set; }

    public void Ingest(int events, Latencies latencies)
    {
        for (var n = 0; n < events; n++)
        {
            var started = latencies.Start();
            using (var transaction = _connection.BeginTransaction())
            {
                TakeIn();
                _unit.MergeCounters((stage, deals, amount) => RunOnOneRow(_addToCounter, "stage_counter", stage, deals, amount));
                transaction.Commit();
            }

            latencies.Stop(started);
            Events++;
        }
    }

    public void Dispose()
    {
        foreach (var command in _commands) command.Dispose();
        _connection.Dispose();
    }

    private void TakeIn()
    {
        _unit.Begin();
        var id = _unit.NextId();
        RunOnOneRow(_insertKey, "event_key", _unit.NextKey(), id);
        RunOnOneRow(_insertEvent, "inbox", id, ServerCeilingData.Source, ServerCeilingData.EventKind, _unit.Now, _unit.Body);
        var contact = One(_selectClaim, _unit.NextPhone());
        var deal = One(_selectLinks, contact);
        var (entry, from, to) = ReadAndMove(deal);
        RunOnOneRow(
            _insertTimeline, "timeline", deal, _unit.NextId(), _unit.Now, _unit.Moves ? 1 : 2, id,
            ServerCeilingRows.Trace(from, to, _unit.Number), ServerCeilingData.Change);
        Plan(deal, entry, ServerCeilingData.FirstAction, id);
        if (_unit.HasSecondAction) Plan(deal, entry, ServerCeilingData.SecondAction, id);
    }

    private (long Entry, int From, int To) ReadAndMove(Guid deal)
    {
        long version, entry, amount;
        int from;
        _selectDeal.Parameters[0].Value = deal;
        using (var reader = _selectDeal.ExecuteReader())
        {
            if (!reader.Read()) throw new InvalidOperationException("A link leads to no deal in the ceiling's database.");
            (version, entry, amount) = (reader.GetInt64(0), reader.GetInt64(3), reader.GetInt64(7));
            from = ServerCeilingData.StageNumber(reader.GetString(2));
        }

        if (!_unit.Moves) return (entry, from, from);
        var to = (from + 1) % CeilingData.Stages;
        RunOnOneRow(_updateDeal, "deal", deal, version, version + 1, ServerCeilingData.Stages[to], ++entry, _unit.Now);
        _unit.Moved(from, to, amount);
        return (entry, from, to);
    }

    private void Plan(Guid deal, long entry, string action, Guid cause) => RunOnOneRow(
        _insertAction, "action", deal, entry, action, _unit.Phase, ServerCeilingData.Target, _unit.NextDue(), ServerCeilingData.ActionKind, cause);

    private static Guid One(NpgsqlCommand select, object value)
    {
        select.Parameters[0].Value = value;
        return (Guid)(select.ExecuteScalar() ?? throw new InvalidOperationException("A row is missing in the ceiling's database."));
    }

    private static void RunOnOneRow(NpgsqlCommand command, string what, params ReadOnlySpan<object> values)
    {
        for (var n = 0; n < values.Length; n++) command.Parameters[n].Value = values[n];
        MustBe(command.ExecuteNonQuery(), 1, what);
    }

    private static NpgsqlParameter<T> Of<T>() => new();

    private NpgsqlCommand Prepare(string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlCommand(sql, _connection);
        foreach (var parameter in parameters) command.Parameters.Add(parameter);
        command.Prepare();
        _commands.Add(command);
        return command;
    }
}
