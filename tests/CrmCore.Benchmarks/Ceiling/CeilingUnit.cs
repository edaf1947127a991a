using System.Buffers.Binary;
using static CrmCore.Benchmarks.CeilingData;

namespace CrmCore.Benchmarks;

/// <summary>The statements of one event, in the order in which docs/benchmarks.md lists them.</summary>
internal sealed class CeilingUnit(RawDatabase db, TimeProvider clock)
{
    private const int MovingPerTen = 7;

    private readonly RawStatement _insertKey = db.Prepare(CeilingSchema.InsertKey);
    private readonly RawStatement _insertEvent = db.Prepare(CeilingSchema.InsertEvent);
    private readonly RawStatement _selectClaim = db.Prepare(CeilingSchema.SelectClaim);
    private readonly RawStatement _selectLinks = db.Prepare(CeilingSchema.SelectLinks);
    private readonly RawStatement _selectDeal = db.Prepare(CeilingSchema.SelectDeal);
    private readonly RawStatement _updateDeal = db.Prepare(CeilingSchema.UpdateDeal);
    private readonly RawStatement _insertTimeline = db.Prepare(CeilingSchema.InsertTimeline);
    private readonly RawStatement _insertAction = db.Prepare(CeilingSchema.InsertAction);
    private readonly RawStatement _addToCounter = db.Prepare(CeilingSchema.AddToCounter);
    private readonly OrderedId _ids = new((ulong)clock.GetTimestamp());
    private readonly byte[][] _payloads = Payloads();
    private readonly long[] _movedDeals = new long[Stages];
    private readonly long[] _movedAmount = new long[Stages];
    private readonly byte[] _event = new byte[16];
    private readonly byte[] _contact = new byte[16];
    private readonly byte[] _deal = new byte[16];
    private readonly byte[] _id = new byte[16];
    private readonly byte[] _trace = new byte[TraceLength];
    private ulong _chance = OrderedId.Mix((ulong)clock.GetTimestamp());
    private long _number = LastEvent(db);
    private long _now;

    public void TakeIn(int contacts)
    {
        _number++;
        _now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        _ids.WriteNext(_event, _now);
        InsertKey();
        InsertEvent();
        FindContact((long)(Next() % (ulong)contacts));
        FindDeal();
        var moves = _number % 10 < MovingPerTen;
        var (entry, from, to) = ReadAndMove(moves);
        InsertTimeline(moves, from, to);

        // Without a move the stage's entry stays the same, and the event's running number keeps the action's key unique.
        var phase = moves ? 1 : 1 + _number;
        InsertAction(entry, phase, FirstAction);
        if (_number % 2 == 0) InsertAction(entry, phase, SecondAction);
    }

    public void MergeCounters()
    {
        for (var stage = 0; stage < Stages; stage++)
        {
            if (_movedDeals[stage] == 0 && _movedAmount[stage] == 0) continue;
            _addToCounter.Number(1, AccountNumber);
            _addToCounter.Text(2, PipelineName);
            _addToCounter.Text(3, Stage(stage));
            _addToCounter.Text(4, Currency);
            _addToCounter.Number(5, _movedDeals[stage]);
            _addToCounter.Number(6, _movedAmount[stage]);
            _addToCounter.RunOnOneRow("counter");
            _movedDeals[stage] = 0;
            _movedAmount[stage] = 0;
        }
    }

    private static long LastEvent(RawDatabase db)
    {
        var select = db.Prepare("SELECT max(rowid) FROM inbox");
        select.Step();
        var last = select.NumberAt(0);
        select.Reset();
        return last;
    }

    private ulong Next() => OrderedId.Mix(unchecked(_chance++));

    private void InsertKey()
    {
        Span<byte> key = stackalloc byte[16];
        BitConverter.TryWriteBytes(key, Next());
        BitConverter.TryWriteBytes(key[8..], Next());
        _insertKey.Number(1, AccountNumber);
        _insertKey.Bytes(2, key);
        _insertKey.Bytes(3, _event);
        _insertKey.RunOnOneRow("event key");
    }

    private void InsertEvent()
    {
        _insertEvent.Number(1, AccountNumber);
        _insertEvent.Bytes(2, _event);
        _insertEvent.Number(3, 1);
        _insertEvent.Text(4, Source);
        _insertEvent.Text(5, EventKind);
        _insertEvent.Number(6, _now);
        _insertEvent.Number(7, _now);
        _insertEvent.Bytes(8, _payloads[_number % _payloads.Length]);
        _insertEvent.Run();
    }

    private void FindContact(long n)
    {
        Span<byte> phone = stackalloc byte[PhoneLength];
        WritePhone(phone, n);
        _selectClaim.Number(1, AccountNumber);
        _selectClaim.Number(2, PhoneClaim);
        _selectClaim.Text(3, phone);
        if (!_selectClaim.Step()) throw new InvalidOperationException($"Contact {n} is not in the ceiling's file.");
        _selectClaim.BytesAt(0).CopyTo(_contact);
        _selectClaim.Reset();
    }

    private void FindDeal()
    {
        _selectLinks.Number(1, AccountNumber);
        _selectLinks.Bytes(2, _contact);
        while (_selectLinks.Step()) _selectLinks.BytesAt(0).CopyTo(_deal);
        _selectLinks.Reset();
    }

    private (long Entry, int From, int To) ReadAndMove(bool moves)
    {
        _selectDeal.Number(1, AccountNumber);
        _selectDeal.Bytes(2, _deal);
        if (!_selectDeal.Step()) throw new InvalidOperationException("A link leads to no deal in the ceiling's file.");
        var version = _selectDeal.NumberAt(0);
        var from = StageNumber(_selectDeal.BytesAt(2));
        var entry = _selectDeal.NumberAt(3);
        var amount = _selectDeal.NumberAt(7);
        _selectDeal.Reset();

        if (!moves) return (entry, from, from);
        var to = (from + 1) % Stages;
        UpdateDeal(version, to, ++entry);
        _movedDeals[from]--;
        _movedAmount[from] -= amount;
        _movedDeals[to]++;
        _movedAmount[to] += amount;
        return (entry, from, to);
    }

    private void UpdateDeal(long version, int stage, long entry)
    {
        _updateDeal.Number(1, AccountNumber);
        _updateDeal.Bytes(2, _deal);
        _updateDeal.Number(3, version);
        _updateDeal.Number(4, version + 1);
        _updateDeal.Text(5, Stage(stage));
        _updateDeal.Number(6, entry);
        _updateDeal.Number(7, _now);
        _updateDeal.Number(8, _now);
        _updateDeal.RunOnOneRow("deal");
    }

    private void InsertTimeline(bool moves, int from, int to)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_trace, _number);
        _trace[8] = (byte)from;
        _trace[9] = (byte)to;
        _ids.WriteNext(_id, _now);
        _insertTimeline.Number(1, AccountNumber);
        _insertTimeline.Bytes(2, _deal);
        _insertTimeline.Bytes(3, _id);
        _insertTimeline.Number(4, _now);
        _insertTimeline.Number(5, moves ? 1 : 2);
        _insertTimeline.Nothing(6);
        _insertTimeline.Bytes(7, _event);
        _insertTimeline.Bytes(8, _trace);
        _insertTimeline.Text(9, Change);
        _insertTimeline.Run();
    }

    private void InsertAction(long entry, long phase, ReadOnlySpan<byte> action)
    {
        _insertAction.Number(1, AccountNumber);
        _insertAction.Bytes(2, _deal);
        _insertAction.Number(3, entry);
        _insertAction.Text(4, action);
        _insertAction.Number(5, phase);
        _insertAction.Text(6, Target);
        _insertAction.Number(7, _now + Delay(Next()));
        _insertAction.Number(8, 0);
        _insertAction.Number(9, 0);
        _insertAction.Text(10, ActionKind);
        _insertAction.Number(11, 1);
        _insertAction.Bytes(12, _event);
        _insertAction.Nothing(13);
        _insertAction.Run();
    }
}
