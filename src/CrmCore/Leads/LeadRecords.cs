using NodaTime;

namespace CrmCore;

/// <summary>The table of leads.</summary>
internal sealed class LeadRecords() : RecordType<Lead>(
    "lead", 2,
    [
        new("account", ColumnKind.Integer), new("id", ColumnKind.Id), new("version", ColumnKind.Integer), new("state", ColumnKind.Integer),
        new("name", ColumnKind.Text, Optional: true), new("source", ColumnKind.Text), new("contact", ColumnKind.Id, Optional: true),
        new("deal", ColumnKind.Id, Optional: true), new("created_at", ColumnKind.Integer), new("details", ColumnKind.Bytes, Optional: true),
        new("status", ColumnKind.Text, Optional: true, Since: 2), new("owner", ColumnKind.Text, Optional: true, Since: 2),
        new("entry", ColumnKind.Integer, Since: 2), new("entered_at", ColumnKind.Integer, Since: 2), new("counted", ColumnKind.Integer, Since: 2),
    ],
    new RecordIndex("by_state", ["account", "state", "id"], 2),
    new RecordIndex("by_contact", ["account", "contact", "id"], 2, Where: "contact", Since: 2),
    new RecordIndex("by_owner", ["account", "owner", "id"], 2, Where: "owner", Since: 2))
{
    public static readonly LeadRecords Instance = new();

    public const int ByState = 0;
    public const int ByContact = 1;
    public const int ByOwner = 2;

    internal override IReadOnlyList<string> PersonalColumns => ["name", "details"];

    public override RecordKey KeyOf(Lead record) => Key(record.Account, record.Id);

    public static RecordKey Key(int account, LeadId id) => new(account, id.Value);

    public override RecordKey? LookupKeyOf(int index, Lead record) => index switch
    {
        ByState => new RecordKey(record.Account, N1: (int)record.State),
        ByContact => record.Contact is { } contact ? ContactKey(record.Account, contact) : null,
        _ => record.Owner is { } owner ? OwnerKey(record.Account, owner) : null,
    };

    public static RecordKey ContactKey(int account, ContactId contact) => new(account, contact.Value);

    public static RecordKey OwnerKey(int account, EmployeeId owner) => new(account, T0: owner.Value);

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
        row.Text(10, record.StatusId);
        row.Text(11, record.Owner?.Value);
        row.Integer(12, record.Entry);
        row.Integer(13, record.EnteredAt.ToUnixTimeMilliseconds());
        row.Integer(14, record.IsCountedFromStart ? 1 : 0);
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
        StatusId = row.Text(10),
        Owner = row.Text(11) is { } owner ? new EmployeeId(owner) : (EmployeeId?)null,
        Entry = row.Integer(12),
        EnteredAt = Instant.FromUnixTimeMilliseconds(row.IsEmpty(10) ? row.Integer(8) : row.Integer(13)),
        IsCountedFromStart = row.Integer(14) != 0,
    };
}
