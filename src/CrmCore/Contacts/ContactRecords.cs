using NodaTime;

namespace CrmCore;

/// <summary>The table of contacts.</summary>
internal sealed class ContactRecords() : RecordType<Contact>(
    "contact", 2,
    [
        new("account", ColumnKind.Integer), new("id", ColumnKind.Id), new("version", ColumnKind.Integer), new("name", ColumnKind.Text),
        new("owner", ColumnKind.Text, Optional: true), new("created_at", ColumnKind.Integer), new("details", ColumnKind.Bytes, Optional: true),
        new("state", ColumnKind.Integer, Since: 2),
    ])
{
    public static readonly ContactRecords Instance = new();

    internal override IReadOnlyList<string> PersonalColumns => ["name", "details"];

    // Another person's card may hold a phone that they share: that is the other person's value too.
    internal override bool IsAbout(object record, PersonalValues person) => person.Has(((Contact)record).Id.Value);

    internal override object Erased(object record, PersonalValues person)
    {
        var contact = (Contact)record;
        return contact with { Name = "", Json = default, State = CardState.Erased, Version = contact.Version + 1 };
    }

    public override RecordKey KeyOf(Contact record) => Key(record.Account, record.Id);

    public static RecordKey Key(int account, ContactId id) => new(account, id.Value);

    public override long VersionOf(Contact record) => record.Version;

    public override void Write(Contact record, IRowWriter row)
    {
        row.Integer(0, record.Account);
        row.Id(1, record.Id.Value);
        row.Integer(2, record.Version);
        row.Text(3, record.Name);
        row.Text(4, record.Owner?.Value);
        row.Integer(5, record.CreatedAt.ToUnixTimeMilliseconds());
        row.Bytes(6, record.Json);
        row.Integer(7, (int)record.State);
    }

    public override Contact Read(IRowReader row) => new()
    {
        Account = (int)row.Integer(0),
        Id = new ContactId(row.Id(1)),
        Version = row.Integer(2),
        Name = row.Text(3)!,
        Owner = row.Text(4) is { } owner ? new EmployeeId(owner) : (EmployeeId?)null,
        CreatedAt = Instant.FromUnixTimeMilliseconds(row.Integer(5)),
        Json = row.Bytes(6),
        State = (CardState)row.Integer(7),
    };
}
