using System.Text;

namespace CrmCore.Benchmarks;

/// <summary>Writes the engine's own records through its own descriptions, without the engine: a million rows a table in seconds.</summary>
internal sealed class EngineFill(RawDatabase db, int contacts, Instant now)
{
    private readonly Instant _start = now - Duration.FromMilliseconds(contacts) - Duration.FromDays(30);
    private readonly byte[] _trace = new byte[19];
    private readonly byte[] _data = Encoding.UTF8.GetBytes("""{"from":"stage-03","to":"stage-04","event":"incoming-call","trigger":"call-4","planned":["first-4","second-4"],"c":{"stage":["stage-03","stage-04"],"entry":[2,3]}}""");

    public void Run()
    {
        db.Execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -524288; BEGIN");
        Each(EventKeyRecords.Instance, n => new EventKey(1, EngineData.Id(_start, Mix(n), 9), new EventId(Id(n, 3))));
        Each(StoredEventRecords.Instance, Event);
        Each(ClaimRecords.Instance, n => new Claim
        {
            Account = 1, Kind = ContactPointKind.Phone, Value = EngineData.Phone(n), HolderKind = CardKind.Contact, Holder = Id(n, 1), Normalizer = 1,
        });
        Each(DealLinkRecords.Instance, n => new DealLink(1, new ContactId(Id(n, 1)), new DealId(Id(n, 2))));
        Each(DealRecords.Instance, Deal);
        Each(TimelineRecords.Instance, n => Timeline(Shuffled(n)));
        Each(ScheduledActionRecords.Instance, n => Action(Shuffled(n)));
        db.Execute("INSERT INTO stage_count SELECT account, pipeline, stage, coalesce(currency, ''), count(*), sum(amount) FROM deal GROUP BY 1, 2, 3, 4; COMMIT; PRAGMA journal_mode = WAL");
    }

    private long Shuffled(long n) => n * 618_033_989 % contacts;

    private static long Mix(long n) => (long)(OrderedId.Mix((ulong)n) >> 24);

    private Guid Id(long n, byte kind) => EngineData.Id(_start, n, kind);

    private void Each<T>(RecordType<T> type, Func<long, T> make)
        where T : class
    {
        var marks = string.Join(", ", Enumerable.Range(1, type.Columns.Count).Select(i => "?" + i));
        var names = string.Join(", ", type.Columns.Select(c => $"\"{c.Name}\""));
        using var insert = db.Prepare($"INSERT INTO \"{type.Name}\" ({names}) VALUES ({marks})");
        var row = new RawRow(insert);
        for (long n = 0; n < contacts; n++)
        {
            type.Write(make(n), row);
            insert.Run();
        }
    }

    private StoredEvent Event(long n) => new()
    {
        Account = 1, Id = new EventId(Id(n, 3)), Source = "pbx", Kind = EventKinds.IncomingCall, OccurredAt = _start + Duration.FromMilliseconds(n),
        RecordedAt = _start + Duration.FromMilliseconds(n), Body = EngineData.Body(n),
    };

    private Deal Deal(long n) => new()
    {
        Account = 1, Id = new DealId(Id(n, 2)), Version = 2, Pipeline = "sales", Stage = EngineData.StageId((int)(n % EngineData.Stages)), Entry = 2,
        EnteredAt = _start + Duration.FromMilliseconds(n), RecordedAt = _start + Duration.FromMilliseconds(n), CreatedAt = _start,
        Owner = new EmployeeId("olga"), Contact = new ContactId(Id(n, 1)), Amount = new Money(100_000 + (n % 1000 * 100), "RUB"), Title = "Request from the web site",
    };

    private TimelineEntry Timeline(long n) => new()
    {
        Account = 1, Card = Id(n, 2), Id = Id(n, 4), At = _start, RecordedAt = _start, Kind = TimelineKinds.Moved, Actor = Actor.Automation(null),
        Cause = new EventId(Id(n, 3)), Data = _data, Trace = _trace,
    };

    private ScheduledAction Action(long n) => new()
    {
        Account = 1, Subject = Id(n, 2), Entry = 2, Phase = ActionPhase.Enter, Action = "first-3",
        DueAt = now + Duration.FromDays(1) + Duration.FromMilliseconds((long)(OrderedId.Mix((ulong)n) % (7UL * 86_400_000))), Do = ActionKinds.SendWebhook,
        Pipeline = "sales", Revision = 1, Stage = "stage-03", Cause = new EventId(Id(n, 3)), PlannedAt = _start,
    };

    private sealed class RawRow(RawStatement statement) : IRowWriter
    {
        private readonly byte[] _text = new byte[4096];

        public void Integer(int column, long? value)
        {
            if (value is { } number) statement.Number(column + 1, number);
            else statement.Nothing(column + 1);
        }

        public void Id(int column, Guid? value)
        {
            if (value is not { } id)
            {
                statement.Nothing(column + 1);
                return;
            }

            Span<byte> bytes = stackalloc byte[16];
            id.TryWriteBytes(bytes, bigEndian: true, out _);
            statement.Bytes(column + 1, bytes);
        }

        public void Text(int column, string? value)
        {
            if (value is null) statement.Nothing(column + 1);
            else statement.Text(column + 1, _text.AsSpan(0, Encoding.UTF8.GetBytes(value, _text)));
        }

        public void Bytes(int column, ReadOnlyMemory<byte> value)
        {
            if (value.IsEmpty) statement.Nothing(column + 1);
            else statement.Bytes(column + 1, value.Span);
        }
    }
}
