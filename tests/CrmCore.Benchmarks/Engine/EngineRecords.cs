using System.Text;

namespace CrmCore.Benchmarks;

/// <summary>The records of a filled database, by their number: what a long life would have left.</summary>
internal sealed class EngineRecords(int contacts, Instant now)
{
    private readonly Instant _start = now - Duration.FromMilliseconds(contacts) - Duration.FromDays(30);
    private readonly byte[] _trace = new byte[19];
    private readonly byte[] _data = Encoding.UTF8.GetBytes("""{"from":"stage-03","to":"stage-04","event":"incoming-call","trigger":"call-4","planned":["first-4","second-4"],"c":{"stage":["stage-03","stage-04"],"entry":[2,3]}}""");

    public EventKey Key(long n) => new(1, EngineData.Id(_start, Mix(n), 9), new EventId(Id(n, 3)));

    public Claim Claim(long n) => new()
    {
        Account = 1, Kind = ContactPointKind.Phone, Value = EngineData.Phone(n), HolderKind = CardKind.Contact, Holder = Id(n, 1), Normalizer = 1,
    };

    public DealLink Link(long n) => new(1, new ContactId(Id(n, 1)), new DealId(Id(n, 2)));

    public StoredEvent Event(long n) => new()
    {
        Account = 1, Id = new EventId(Id(n, 3)), Source = "pbx", Kind = EventKinds.IncomingCall, OccurredAt = _start + Duration.FromMilliseconds(n),
        RecordedAt = _start + Duration.FromMilliseconds(n), Body = EngineData.Body(n),
    };

    public Deal Deal(long n) => new()
    {
        Account = 1, Id = new DealId(Id(n, 2)), Version = 2, Pipeline = "sales", Stage = EngineData.StageId((int)(n % EngineData.Stages)), Entry = 2,
        EnteredAt = _start + Duration.FromMilliseconds(n), RecordedAt = _start + Duration.FromMilliseconds(n), CreatedAt = _start,
        Owner = new EmployeeId("olga"), Contact = new ContactId(Id(n, 1)), Amount = new Money(100_000 + (n % 1000 * 100), "RUB"), Title = "Request from the web site",
    };

    /// <summary>The entries of all cards, in an order in which neighbours are on different cards; numbers from the count of contacts on are second entries of a card, and so on.</summary>
    public TimelineEntry Timeline(long n) => new()
    {
        Account = 1, Card = Id(Shuffled(n), 2), Id = Id((n / contacts * contacts) + Shuffled(n), 4), At = _start, RecordedAt = _start, Kind = TimelineKinds.Moved,
        Actor = Actor.Automation(null), Cause = new EventId(Id(Shuffled(n), 3)), Data = _data, Trace = _trace,
    };

    /// <summary>The waiting action of a deal, in another order, due one to eight days from now.</summary>
    public ScheduledAction Action(long n) => Due(Shuffled(n), now + Duration.FromDays(1) + Duration.FromMilliseconds((long)(OrderedId.Mix((ulong)Shuffled(n)) % (7UL * 86_400_000))));

    /// <summary>An action of a deal that is due at a moment.</summary>
    public ScheduledAction Due(long n, Instant dueAt) => new()
    {
        Account = 1, Subject = Id(n, 2), Entry = 2, Phase = ActionPhase.Enter, Action = "first-3", DueAt = dueAt, Do = ActionKinds.SendWebhook,
        Pipeline = "sales", Revision = 1, Stage = "stage-03", Cause = new EventId(Id(n, 3)), PlannedAt = _start,
    };

    private static long Mix(long n) => (long)(OrderedId.Mix((ulong)n) >> 24);

    private Guid Id(long n, byte kind) => EngineData.Id(_start, n, kind);

    private long Shuffled(long n) => n * 618_033_989 % contacts;
}
