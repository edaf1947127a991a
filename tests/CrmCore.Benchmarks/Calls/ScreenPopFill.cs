namespace CrmCore.Benchmarks;

/// <summary>
/// Writes clients as the engine would: contact, phone, company, an open deal with a task, and what happened to them. The first client has called
/// every day for years.
/// </summary>
internal sealed class ScreenPopFill(int account, ICrmStore store, Instant now)
{
    public const int LongHistory = 10_000;

    private const int Batch = 20_000;
    private const int PeopleInCompany = 10;
    private const int Entries = 3;

    private static readonly byte[] Moved = """{"event":"incoming-call","trigger":"call-4","from":"stage-03","to":"stage-04","planned":["first-4"],"c":{"stage":["stage-03","stage-04"],"entry":[2,3]}}"""u8.ToArray();
    private static readonly byte[] Noted = """{"event":"incoming-call"}"""u8.ToArray();

    private readonly List<RecordChange> _changes = new(Batch);
    private readonly Instant _start = now - Duration.FromDays(400);

    public async Task RunAsync(int contacts, CancellationToken ct)
    {
        for (var n = 0; n < contacts; n++)
        {
            foreach (var (type, record) in Rows(n)) await AddAsync(type, record, ct);
        }

        await CommitAsync(ct);
    }

    private IEnumerable<(RecordType Type, object Record)> Rows(int n)
    {
        var contact = new ContactId(Id(n, 1));
        var deal = new DealId(Id(n, 2));
        var company = new CompanyId(Id(n / PeopleInCompany, 5));
        if (n % PeopleInCompany == 0) yield return (CompanyRecords.Instance, new Company { Account = account, Id = company, Name = "Romashka", CreatedAt = _start });
        yield return (ClaimRecords.Instance, new Claim { Account = account, Kind = ContactPointKind.Phone, Value = EngineData.Phone(n), HolderKind = CardKind.Contact, Holder = contact.Value, Normalizer = 1 });
        yield return (ContactRecords.Instance, new Contact
        {
            Account = account, Id = contact, Name = "Anna Petrova", Owner = new EmployeeId("olga"), CreatedAt = _start,
            Details = new ContactDetails { Points = [new(ContactPointKind.Phone, EngineData.Phone(n), EngineData.Phone(n))], Tags = ["vip"], Company = company.Value },
        });
        yield return (DealLinkRecords.Instance, new DealLink(account, contact, deal));
        yield return (DealRecords.Instance, new Deal
        {
            Account = account, Id = deal, Pipeline = "sales", Stage = EngineData.StageId(4), Entry = 3, EnteredAt = _start, RecordedAt = _start, CreatedAt = _start,
            Owner = new EmployeeId("olga"), Contact = contact, Amount = new Money(100_000, "RUB"), Title = "Request from the web site",
        });
        yield return (CrmTaskRecords.Instance, new CrmTask { Account = account, Deal = deal, Id = new TaskId(Id(n, 6)), Text = "Ring back", DueAt = now, CreatedAt = _start });
        var entries = n == 0 ? LongHistory : Entries;
        for (var e = 0; e < entries; e++)
        {
            yield return (TimelineRecords.Instance, Entry(contact.Value, e, TimelineKinds.Noted, Noted));
            yield return (TimelineRecords.Instance, Entry(deal.Value, e, TimelineKinds.Moved, Moved));
        }
    }

    private Guid Id(long n, byte kind) => EngineData.Id(_start, n, kind);

    private TimelineEntry Entry(Guid card, int number, string kind, byte[] data) => new()
    {
        Account = account, Card = card, Id = Id(number, 4), At = _start, RecordedAt = _start, Kind = kind, Actor = Actor.Automation(null), Data = data,
    };

    private async ValueTask AddAsync(RecordType type, object record, CancellationToken ct)
    {
        _changes.Add(new RecordChange(type, ChangeKind.Insert, type.KeyOfAny(record), record, 0));
        if (_changes.Count == Batch) await CommitAsync(ct);
    }

    private async ValueTask CommitAsync(CancellationToken ct)
    {
        var result = await store.CommitAsync(new ChangeSet(_changes), ct);
        if (!result.IsCommitted) throw new InvalidOperationException($"{result.Conflicts.Count} rows stood there already.");
        _changes.Clear();
    }
}
