namespace CrmCore;

/// <summary>The table that leads from a contact to its deals.</summary>
internal sealed class DealLinkRecords() : RecordType<DealLink>(
    "deal_contact", 3,
    [new("account", ColumnKind.Integer), new("contact", ColumnKind.Id), new("deal", ColumnKind.Id)],
    new RecordIndex("by_contact", ["account", "contact"], 2, KeyPrefix: true))
{
    public static readonly DealLinkRecords Instance = new();

    public const int ByContact = 0;

    internal override IReadOnlyList<string> PersonalColumns => [];

    public override RecordKey KeyOf(DealLink record) => new(record.Account, record.Contact.Value, G1: record.Deal.Value);

    public override RecordKey? LookupKeyOf(int index, DealLink record) => ContactKey(record.Account, record.Contact);

    public static RecordKey ContactKey(int account, ContactId contact) => new(account, contact.Value);

    public override void Write(DealLink record, IRowWriter row)
    {
        row.Integer(0, record.Account);
        row.Id(1, record.Contact.Value);
        row.Id(2, record.Deal.Value);
    }

    public override DealLink Read(IRowReader row) => new((int)row.Integer(0), new ContactId(row.Id(1)), new DealId(row.Id(2)));
}
