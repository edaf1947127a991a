using NodaTime;

namespace CrmCore;

/// <summary>The table of leads.</summary>
internal sealed class LeadRecords() : RecordType<Lead>(
    "lead", 2,
    [
        new("account", ColumnKind.Integer), new("id", ColumnKind.Id), new("version", ColumnKind.Integer), new("state", ColumnKind.Integer),
        new("name", ColumnKind.Text, Optional: true), new("source", ColumnKind.Text), new("contact", ColumnKind.Id, Optional: true),
        new("deal", ColumnKind.Id, Optional: true), new("created_at", ColumnKind.Integer), new("details", ColumnKind.Bytes, Optional: true),
    ],
    new RecordIndex("by_state", ["account", "state", "id"], 2),
    new RecordIndex("by_contact", ["account", "contact", "id"], 2, Where: "contact", Since: 2))
{
    public static readonly LeadRecords Instance = new();

    public const int ByState = 0;
    public const int ByContact = 1;

    internal override IReadOnlyList<string> PersonalColumns => ["name", "details"];

    public override RecordKey KeyOf(Lead record) => Key(record.Account, record.Id);

    public static RecordKey Key(int account, LeadId id) => new(account, id.Value);

    public override RecordKey? LookupKeyOf(int index, Lead record) =>
        index == ByState ? new RecordKey(record.Account, N1: (int)record.State)
        : record.Contact is { } contact ? ContactKey(record.Account, contact)
        : null;

    public static RecordKey ContactKey(int account, ContactId contact) => new(account, contact.Value);

    public override long VersionOf(Lead record) => record.Version;

    public override void Write(Lead record, IRowWriter row)
    {
        row.Integer(0, record.Account);
        row.Id(1, record.Id.Value);
        row.Integer(2, record.Version);
        row.Integer(3, (int)record.State);
        row.Text(4, record.Name);
        row.Text(5, record.Source);
        row.Id(6, record.Contact?.Value);
        row.Id(7, record.Deal?.Value);
        row.Integer(8, record.CreatedAt.ToUnixTimeMilliseconds());
        row.Bytes(9, record.Json);
    }

    public override Lead Read(IRowReader row) => new()
    {
        Account = (int)row.Integer(0),
        Id = new LeadId(row.Id(1)),
        Version = row.Integer(2),
        State = (LeadState)row.Integer(3),
        Name = row.Text(4),
        Source = row.Text(5)!,
        Contact = row.IsEmpty(6) ? null : new ContactId(row.Id(6)),
        Deal = row.IsEmpty(7) ? null : new DealId(row.Id(7)),
        CreatedAt = Instant.FromUnixTimeMilliseconds(row.Integer(8)),
        Json = row.Bytes(9),
    };
}
