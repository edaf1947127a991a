using NodaTime;

namespace CrmCore;

/// <summary>The table of deals..</summary>
internal sealed class DealRecords() : RecordType<Deal>(
    "deal", 2,
    [
        new("account", ColumnKind.Integer), new("id", ColumnKind.Id), new("version", ColumnKind.Integer), new("pipeline", ColumnKind.Text),
        new("stage", ColumnKind.Text), new("entry", ColumnKind.Integer), new("entered_at", ColumnKind.Integer), new("recorded_at", ColumnKind.Integer),
        new("created_at", ColumnKind.Integer), new("owner", ColumnKind.Text, Optional: true), new("contact", ColumnKind.Id, Optional: true),
        new("amount", ColumnKind.Integer, Optional: true), new("currency", ColumnKind.Text, Optional: true),
        new("title", ColumnKind.Text, Optional: true), new("has_plans", ColumnKind.Integer), new("details", ColumnKind.Bytes, Optional: true),
        new("state", ColumnKind.Integer, Since: 2),
    ])
{
    public static readonly DealRecords Instance = new();

    internal override IReadOnlyList<string> PersonalColumns => ["title", "details"];

    /// <summary>Whoever the deal is with loses title and origin; amount, stage and dates stay, and fields that name nobody.</summary>
    internal override object Erased(object record, PersonalValues person)
    {
        var deal = (Deal)record;
        var isTheirs = person.Has(deal.Id.Value);
        var details = deal.Details;
        var fields = FieldBag.Of(details.Fields.Values.Where(f => !person.HasAny(f.Value.AsText)));
        var origin = details.Origin is { } from && (isTheirs || person.HasAny(System.Text.Encoding.UTF8.GetString(deal.Json.Span)))
            ? new Origin { Source = from.Source, Kind = from.Kind }
            : details.Origin;
        var tags = details.Tags.Where(t => !person.HasAny(t)).ToArray();
        var reason = details.LossReason is { } given && person.HasAny(given) ? null : details.LossReason;
        return deal with
        {
            Title = isTheirs || (deal.Title is { } title && person.HasAny(title)) ? null : deal.Title,
            Details = details with { Fields = fields, Origin = origin, Tags = tags, LossReason = reason },
            Version = deal.Version + 1,
        };
    }

    public override RecordKey KeyOf(Deal record) => Key(record.Account, record.Id);

    public static RecordKey Key(int account, DealId id) => new(account, id.Value);

    public override long VersionOf(Deal record) => record.Version;

    public override void Write(Deal record, IRowWriter row)
    {
        row.Integer(0, record.Account);
        row.Id(1, record.Id.Value);
        row.Integer(2, record.Version);
        row.Text(3, record.Pipeline);
        row.Text(4, record.Stage);
        row.Integer(5, record.Entry);
        row.Integer(6, record.EnteredAt.ToUnixTimeMilliseconds());
        row.Integer(7, record.RecordedAt.ToUnixTimeMilliseconds());
        row.Integer(8, record.CreatedAt.ToUnixTimeMilliseconds());
        row.Text(9, record.Owner?.Value);
        row.Id(10, record.Contact?.Value);
        row.Integer(11, record.Amount?.Minor);
        row.Text(12, record.Amount?.Currency);
        row.Text(13, record.Title);
        row.Integer(14, record.HasPlans ? 1 : 0);
        row.Bytes(15, record.Json);
        row.Integer(16, (int)record.State);
    }

    public override Deal Read(IRowReader row) => new()
    {
        Account = (int)row.Integer(0),
        Id = new DealId(row.Id(1)),
        Version = row.Integer(2),
        Pipeline = row.Text(3)!,
        Stage = row.Text(4)!,
        Entry = row.Integer(5),
        EnteredAt = Instant.FromUnixTimeMilliseconds(row.Integer(6)),
        RecordedAt = Instant.FromUnixTimeMilliseconds(row.Integer(7)),
        CreatedAt = Instant.FromUnixTimeMilliseconds(row.Integer(8)),
        Owner = row.Text(9) is { } owner ? new EmployeeId(owner) : (EmployeeId?)null,
        Contact = row.IsEmpty(10) ? null : new ContactId(row.Id(10)),
        Amount = row.IsEmpty(11) ? null : new Money(row.Integer(11), row.Text(12)!),
        Title = row.Text(13),
        HasPlans = row.Integer(14) != 0,
        Json = row.Bytes(15),
        State = (CardState)row.Integer(16),
    };
}
