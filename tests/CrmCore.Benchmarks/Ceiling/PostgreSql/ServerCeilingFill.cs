using System.Text;
using Npgsql;
using static CrmCore.Benchmarks.CeilingData;

namespace CrmCore.Benchmarks;

/// <summary>Fills the ceiling's database with the rows of <see cref="CeilingFill"/>, in the same order, by <c>COPY</c>.</summary>
internal sealed class ServerCeilingFill(NpgsqlConnection connection, int contacts, long now)
{
    private const string FillCounters =
        "INSERT INTO stage_counter SELECT account, pipeline, stage, currency, count(*), sum(amount) FROM deal GROUP BY 1, 2, 3, 4";

    private readonly long _start = now - contacts - (30 * Day);
    private readonly byte[] _trace = new byte[TraceLength];
    private readonly byte[][] _payloads = Payloads();

    public void Run()
    {
        Execute(ServerCeilingSchema.Tables);
        Each("event_key", (row, n) =>
        {
            row.Write(new Guid(BitConverter.GetBytes(OrderedId.Mix((ulong)n + (7UL << 40))).Concat(BitConverter.GetBytes(OrderedId.Mix((ulong)n + (8UL << 40)))).ToArray()));
            row.Write(Id(n, EventIds));
        });
        Each("inbox", Event);
        Each("claim", Claim);
        Each("deal_contact", (row, n) =>
        {
            row.Write(Id(n, ContactIds));
            row.Write(Id(n, DealIds));
        });
        Each("deal", Deal);
        Each("timeline", (row, n) => Timeline(row, Shuffled(n)));
        Each("action", (row, n) => Action(row, Shuffled(n)));
        Execute(FillCounters);
        Execute("VACUUM ANALYZE");
        Execute("CHECKPOINT");
    }

    private void Execute(string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private void Each(string table, Action<NpgsqlBinaryImporter, long> write)
    {
        using var row = connection.BeginBinaryImport($"COPY {table} FROM STDIN (FORMAT binary)");
        for (long n = 0; n < contacts; n++)
        {
            row.StartRow();
            row.Write((int)AccountNumber);
            write(row, n);
        }

        row.Complete();
    }

    /// <summary>Another order of all contacts: a large prime has no divisor in common with their number.</summary>
    private long Shuffled(long n) => n * 618_033_989 % contacts;

    private Guid Id(long n, ulong kind)
    {
        Span<byte> id = stackalloc byte[16];
        OrderedId.WriteFilled(id, _start, n, kind);
        return new Guid(id, bigEndian: true);
    }

    private void Event(NpgsqlBinaryImporter row, long n)
    {
        row.Write(Id(n, EventIds));
        row.Write(1);
        row.Write(ServerCeilingData.Source);
        row.Write(ServerCeilingData.EventKind);
        row.Write(_start + n);
        row.Write(_start + n);
        row.Write(_payloads[n % _payloads.Length]);
    }

    private void Claim(NpgsqlBinaryImporter row, long n)
    {
        row.Write((int)PhoneClaim);
        row.Write(ServerCeilingData.Phone(n));
        row.Write(Id(n, ContactIds));
    }

    private void Deal(NpgsqlBinaryImporter row, long n)
    {
        row.Write(Id(n, DealIds));
        row.Write(2L);
        row.Write(Encoding.UTF8.GetString(PipelineName));
        row.Write(ServerCeilingData.Stages[(int)(n % Stages)]);
        row.Write(2L);
        row.Write(_start + n);
        row.Write(Id(n % 50, ContactIds));
        row.Write(Id(n, ContactIds));
        row.Write(100_000 + (n % 1_000 * 100));
        row.Write(Encoding.UTF8.GetString(Currency));
        row.Write(Encoding.UTF8.GetString(Title));
        row.WriteNull();
        row.Write(_start + n);
        row.Write(_start + n);
    }

    private void Timeline(NpgsqlBinaryImporter row, long n)
    {
        row.Write(Id(n, DealIds));
        row.Write(Id(n, TimelineIds));
        row.Write(_start + n);
        row.Write(1);
        row.WriteNull();
        row.Write(Id(n, EventIds));
        row.Write(_trace);
        row.Write(ServerCeilingData.Change);
    }

    private void Action(NpgsqlBinaryImporter row, long n)
    {
        row.Write(Id(n, DealIds));
        row.Write(2L);
        row.Write(ServerCeilingData.FirstAction);
        row.Write(1L);
        row.Write(ServerCeilingData.Target);
        row.Write(now + Day + (long)(OrderedId.Mix((ulong)n) % (7 * Day)));
        row.Write(0);
        row.Write(0);
        row.Write(ServerCeilingData.ActionKind);
        row.Write(1);
        row.Write(Id(n, EventIds));
        row.WriteNull();
    }
}
