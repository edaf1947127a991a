using Npgsql;

namespace CrmCore.Benchmarks;

/// <summary>What the batches and the loop share: whom the next event is from, ids, chance, and what is added to the stages.</summary>
internal sealed class ServerCeilingUnit(TimeProvider clock, int contacts, int part, int parts)
{
    private const int MovingPerTen = 7;

    private readonly OrderedId _ids = new((ulong)clock.GetTimestamp() + (ulong)part);
    private readonly byte[][] _payloads = CeilingData.Payloads();
    private readonly long[] _deals = new long[CeilingData.Stages];
    private readonly long[] _amounts = new long[CeilingData.Stages];
    private ulong _chance = OrderedId.Mix((ulong)clock.GetTimestamp() + (ulong)part);

    /// <summary>The event's running number; different for each writer of a database.</summary>
    public long Number { get; private set; } = (part + 1) * 1_000_000_000L;

    public long Now { get; private set; }

    public byte[] Body => _payloads[Number % _payloads.Length];

    public bool Moves => Number % 10 < MovingPerTen;

    public bool HasSecondAction => Number % 2 == 0;

    /// <summary>Without a move the stage's entry stays the same, and the event's running number keeps the action's key unique.</summary>
    public long Phase => Moves ? 1 : 1 + Number;

    public void Begin()
    {
        Number++;
        Now = clock.GetUtcNow().ToUnixTimeMilliseconds();
    }

    /// <summary>A contact of this writer's part: writers never meet at a deal.</summary>
    public string NextPhone() => ServerCeilingData.Phone((long)(Chance() % (ulong)(contacts / parts)) * parts + part % parts);

    public Guid NextId()
    {
        Span<byte> id = stackalloc byte[16];
        _ids.WriteNext(id, Now);
        return new Guid(id, bigEndian: true);
    }

    public Guid NextKey()
    {
        Span<byte> key = stackalloc byte[16];
        BitConverter.TryWriteBytes(key, Chance());
        BitConverter.TryWriteBytes(key[8..], Chance());
        return new Guid(key);
    }

    public long NextDue() => Now + CeilingData.Delay(Chance());

    public void Moved(int from, int to, long amount)
    {
        _deals[from]--;
        _amounts[from] -= amount;
        _deals[to]++;
        _amounts[to] += amount;
    }

    /// <summary>Gives away what was added to each stage since the last time.</summary>
    public void MergeCounters(Action<string, long, long> add)
    {
        for (var stage = 0; stage < CeilingData.Stages; stage++)
        {
            if (_deals[stage] != 0 || _amounts[stage] != 0) add(ServerCeilingData.Stages[stage], _deals[stage], _amounts[stage]);
        }

        Array.Clear(_deals);
        Array.Clear(_amounts);
    }

    public static void MustBe(int rows, int expected, string what)
    {
        if (rows != expected) throw new InvalidOperationException($"The ceiling wrote {rows} of {expected} rows of {what}.");
    }

    public static NpgsqlParameter ArrayOf<T>(List<T> values) => new NpgsqlParameter<List<T>> { TypedValue = values };

    private ulong Chance() => OrderedId.Mix(unchecked(_chance++));
}
