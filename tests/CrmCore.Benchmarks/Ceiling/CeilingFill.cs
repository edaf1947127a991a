using static CrmCore.Benchmarks.CeilingData;

namespace CrmCore.Benchmarks;

/// <summary>
/// Fills the ceiling's file table by table and leaves it as a long life would: what is keyed by a card goes in at random, because events come
/// at random, so that its pages are two thirds full and not brim-full; versions and entries start at 2, because SQLite stores a 1 in no byte
/// at all and the first update would split every page.
/// </summary>
internal sealed class CeilingFill(RawDatabase db, int contacts, long now)
{
    private readonly long _start = now - contacts - (30 * Day);
    private readonly byte[] _a = new byte[16];
    private readonly byte[] _b = new byte[16];
    private readonly byte[] _c = new byte[16];
    private readonly byte[] _trace = new byte[TraceLength];
    private readonly byte[][] _payloads = Payloads();

    public void Run()
    {
        db.Execute(CeilingSchema.FillSettings);
        db.Execute(CeilingSchema.Tables);
        db.Execute("BEGIN");
        Each(CeilingSchema.InsertKey, EventKey);
        Each(CeilingSchema.InsertEvent, Event);
        Each("INSERT INTO claim VALUES(?1, ?2, ?3, ?4)", Claim);
        Each("INSERT INTO deal_contact VALUES(?1, ?2, ?3)", Link);
        Each("INSERT INTO deal VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)", Deal);
        Each(CeilingSchema.InsertTimeline, (row, n) => Timeline(row, Shuffled(n)));
        Each(CeilingSchema.InsertAction, (row, n) => Action(row, Shuffled(n)));
        db.Execute(
            """
            INSERT INTO stage_counter SELECT account, pipeline, stage, currency, count(*), sum(amount) FROM deal GROUP BY 1, 2, 3, 4;
            COMMIT;
            """);
    }

    private void Each(string sql, Action<RawStatement, long> bind)
    {
        using var insert = db.Prepare(sql);
        insert.Number(1, AccountNumber);
        for (long n = 0; n < contacts; n++)
        {
            bind(insert, n);
            insert.Run();
        }
    }

    /// <summary>Another order of all contacts: a large prime has no divisor in common with their number.</summary>
    private long Shuffled(long n) => n * 618_033_989 % contacts;

    private Span<byte> Id(byte[] id, long n, ulong kind)
    {
        OrderedId.WriteFilled(id, _start, n, kind);
        return id;
    }

    private void EventKey(RawStatement row, long n)
    {
        BitConverter.TryWriteBytes(_a, OrderedId.Mix((ulong)n + (7UL << 40)));
        BitConverter.TryWriteBytes(_a.AsSpan(8), OrderedId.Mix((ulong)n + (8UL << 40)));
        row.Bytes(2, _a);
        row.Bytes(3, Id(_b, n, EventIds));
    }

    private void Event(RawStatement row, long n)
    {
        row.Bytes(2, Id(_a, n, EventIds));
        row.Number(3, 1);
        row.Text(4, Source);
        row.Text(5, EventKind);
        row.Number(6, _start + n);
        row.Number(7, _start + n);
        row.Bytes(8, _payloads[n % _payloads.Length]);
    }

    private void Claim(RawStatement row, long n)
    {
        Span<byte> phone = stackalloc byte[PhoneLength];
        WritePhone(phone, n);
        row.Number(2, PhoneClaim);
        row.Text(3, phone);
        row.Bytes(4, Id(_a, n, ContactIds));
    }

    private void Link(RawStatement row, long n)
    {
        row.Bytes(2, Id(_a, n, ContactIds));
        row.Bytes(3, Id(_b, n, DealIds));
    }

    private void Deal(RawStatement row, long n)
    {
        row.Bytes(2, Id(_a, n, DealIds));
        row.Number(3, 2);
        row.Text(4, PipelineName);
        row.Text(5, Stage((int)(n % Stages)));
        row.Number(6, 2);
        row.Number(7, _start + n);
        row.Bytes(8, Id(_c, n % 50, ContactIds));
        row.Bytes(9, Id(_b, n, ContactIds));
        row.Number(10, 100_000 + (n % 1_000 * 100));
        row.Text(11, Currency);
        row.Text(12, Title);
        row.Nothing(13);
        row.Number(14, _start + n);
        row.Number(15, _start + n);
    }

    private void Timeline(RawStatement row, long n)
    {
        row.Bytes(2, Id(_a, n, DealIds));
        row.Bytes(3, Id(_b, n, TimelineIds));
        row.Number(4, _start + n);
        row.Number(5, 1);
        row.Nothing(6);
        row.Bytes(7, Id(_c, n, EventIds));
        row.Bytes(8, _trace);
        row.Text(9, Change);
    }

    private void Action(RawStatement row, long n)
    {
        row.Bytes(2, Id(_a, n, DealIds));
        row.Number(3, 2);
        row.Text(4, FirstAction);
        row.Number(5, 1);
        row.Text(6, Target);
        row.Number(7, now + Day + (long)(OrderedId.Mix((ulong)n) % (7 * Day)));
        row.Number(8, 0);
        row.Number(9, 0);
        row.Text(10, ActionKind);
        row.Number(11, 1);
        row.Bytes(12, Id(_c, n, EventIds));
        row.Nothing(13);
    }
}
