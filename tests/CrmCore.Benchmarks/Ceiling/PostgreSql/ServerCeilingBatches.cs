using Npgsql;
using static CrmCore.Benchmarks.ServerCeilingUnit;
using Sql = CrmCore.Benchmarks.ServerCeilingSchema.Batch;

namespace CrmCore.Benchmarks;

/// <summary>
/// The work unit in batches: three reads over arrays, then all writes as arrays in one round trip and one transaction. One connection and one thread;
/// nothing is decided, nothing is waited for but the server.
/// </summary>
internal sealed class ServerCeilingBatches : IDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly ServerCeilingUnit _unit;
    private readonly ServerCeilingRows _rows = new();
    private readonly List<string> _phones = [];
    private readonly List<Guid> _asked = [];
    private readonly Dictionary<string, Guid> _contacts = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, Guid> _links = [];
    private readonly Dictionary<Guid, DealState> _deals = [];
    private readonly Columns _moved = new();
    private readonly NpgsqlCommand _selectClaims;
    private readonly NpgsqlCommand _selectLinks;
    private readonly NpgsqlCommand _selectDeals;
    private readonly NpgsqlBatch _write;

    public ServerCeilingBatches(string connection, TimeProvider clock, int contacts, int part, int parts)
    {
        _connection = new NpgsqlConnection(connection);
        _connection.Open();
        _unit = new ServerCeilingUnit(clock, contacts, part, parts);
        _selectClaims = Prepare(Sql.SelectClaims, ArrayOf(_phones));
        _selectLinks = Prepare(Sql.SelectLinks, ArrayOf(_asked));
        _selectDeals = Prepare(Sql.SelectDeals, ArrayOf(_asked));
        _write = new NpgsqlBatch(_connection);
        Add(Sql.InsertKeys, ArrayOf(_rows.Keys), ArrayOf(_rows.Events));
        Add(Sql.InsertEvents, ArrayOf(_rows.Events), ArrayOf(_rows.Sources), ArrayOf(_rows.Kinds), ArrayOf(_rows.Moments), ArrayOf(_rows.Bodies));
        Add(Sql.UpdateDeals, ArrayOf(_moved.Ids), ArrayOf(_moved.Expected), ArrayOf(_moved.Versions), ArrayOf(_moved.Stages), ArrayOf(_moved.Entries), ArrayOf(_moved.Moments));
        Add(
            Sql.InsertTimeline, ArrayOf(_rows.Cards), ArrayOf(_rows.Entries), ArrayOf(_rows.Moments), ArrayOf(_rows.EntryKinds), ArrayOf(_rows.Events),
            ArrayOf(_rows.Traces), ArrayOf(_rows.Changes));
        Add(
            Sql.InsertActions, ArrayOf(_rows.Subjects), ArrayOf(_rows.SubjectEntries), ArrayOf(_rows.Actions), ArrayOf(_rows.Phases), ArrayOf(_rows.Targets),
            ArrayOf(_rows.DueMoments), ArrayOf(_rows.ActionKinds), ArrayOf(_rows.Causes));
        Add(Sql.AddToCounters, ArrayOf(_moved.CounterStages), ArrayOf(_moved.CounterDeals), ArrayOf(_moved.CounterAmounts));
        _write.Prepare();
    }

    public long Events { get; private set; }

    public void Ingest(int events, int perTransaction, Latencies latencies)
    {
        for (var done = 0; done < events; done += perTransaction)
        {
            var started = latencies.Start();
            _phones.Clear();
            for (var n = 0; n < perTransaction; n++) _phones.Add(_unit.NextPhone());
            Read();
            foreach (var phone in _phones) TakeIn(_deals[_links[_contacts[phone]]]);
            Write(perTransaction);
            latencies.Stop(started);
            Events += perTransaction;
        }
    }

    public void Dispose()
    {
        _selectClaims.Dispose();
        _selectLinks.Dispose();
        _selectDeals.Dispose();
        _write.Dispose();
        _connection.Dispose();
    }

    private void Read()
    {
        _contacts.Clear();
        _links.Clear();
        _deals.Clear();
        using (var claims = _selectClaims.ExecuteReader())
        {
            while (claims.Read()) _contacts[claims.GetString(0)] = claims.GetGuid(1);
        }

        _asked.Clear();
        _asked.AddRange(_contacts.Values);
        using (var links = _selectLinks.ExecuteReader())
        {
            while (links.Read()) _links[links.GetGuid(0)] = links.GetGuid(1);
        }

        _asked.Clear();
        _asked.AddRange(_links.Values);
        using var deals = _selectDeals.ExecuteReader();
        while (deals.Read())
        {
            var id = deals.GetGuid(0);
            _deals[id] = new DealState(id, deals.GetInt64(1), ServerCeilingData.StageNumber(deals.GetString(3)), deals.GetInt64(4), deals.GetInt64(8));
        }
    }

    private void TakeIn(DealState deal)
    {
        _unit.Begin();
        var id = _unit.NextId();
        _rows.AddEvent(_unit.NextKey(), id, _unit.Now, _unit.Body);
        var from = deal.Stage;
        if (_unit.Moves)
        {
            deal.MoveTo((from + 1) % CeilingData.Stages, _unit.Now);
            _unit.Moved(from, deal.Stage, deal.Amount);
        }

        _rows.AddTimeline(deal.Id, _unit.NextId(), _unit.Moves, from, deal.Stage, _unit.Number);
        _rows.AddAction(deal.Id, deal.Entry, ServerCeilingData.FirstAction, _unit.Phase, _unit.NextDue(), id);
        if (_unit.HasSecondAction) _rows.AddAction(deal.Id, deal.Entry, ServerCeilingData.SecondAction, _unit.Phase, _unit.NextDue(), id);
    }

    private void Write(int events)
    {
        foreach (var deal in _deals.Values.Where(deal => deal.Version != deal.Read)) _moved.Add(deal);
        _unit.MergeCounters(_moved.Count);
        _write.ExecuteNonQuery();
        MustBe(_write.BatchCommands[0].RecordsAffected, events, "event_key");
        MustBe(_write.BatchCommands[2].RecordsAffected, _moved.Ids.Count, "deal");
        MustBe(_write.BatchCommands[5].RecordsAffected, _moved.CounterStages.Count, "stage_counter");
        _rows.Clear();
        _moved.Clear();
    }

    private NpgsqlCommand Prepare(string sql, NpgsqlParameter parameter)
    {
        var command = new NpgsqlCommand(sql, _connection);
        command.Parameters.Add(parameter);
        command.Prepare();
        return command;
    }

    private void Add(string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters) command.Parameters.Add(parameter);
        _write.BatchCommands.Add(command);
    }

    /// <summary>A deal while its batch lasts: a second event of the batch meets what the first one made of it.</summary>
    private sealed class DealState(Guid id, long version, int stage, long entry, long amount)
    {
        public Guid Id => id;

        public long Read { get; } = version;

        public long Version { get; private set; } = version;

        public int Stage { get; private set; } = stage;

        public long Entry { get; private set; } = entry;

        public long Amount => amount;

        public long EnteredAt { get; private set; }

        public void MoveTo(int stage, long now)
        {
            Version++;
            Entry++;
            Stage = stage;
            EnteredAt = now;
        }
    }

    private sealed class Columns
    {
        public List<Guid> Ids { get; } = [];

        public List<long> Expected { get; } = [];

        public List<long> Versions { get; } = [];

        public List<string> Stages { get; } = [];

        public List<long> Entries { get; } = [];

        public List<long> Moments { get; } = [];

        public List<string> CounterStages { get; } = [];

        public List<long> CounterDeals { get; } = [];

        public List<long> CounterAmounts { get; } = [];

        public void Add(DealState deal)
        {
            Ids.Add(deal.Id);
            Expected.Add(deal.Read);
            Versions.Add(deal.Version);
            Stages.Add(ServerCeilingData.Stages[deal.Stage]);
            Entries.Add(deal.Entry);
            Moments.Add(deal.EnteredAt);
        }

        public void Count(string stage, long deals, long amount)
        {
            CounterStages.Add(stage);
            CounterDeals.Add(deals);
            CounterAmounts.Add(amount);
        }

        public void Clear()
        {
            Ids.Clear();
            Expected.Clear();
            Versions.Clear();
            Stages.Clear();
            Entries.Clear();
            Moments.Clear();
            CounterStages.Clear();
            CounterDeals.Clear();
            CounterAmounts.Clear();
        }
    }
}
