namespace CrmCore;

/// <summary>The table that leads from a company to the people who belong to it.</summary>
internal sealed class CompanyMemberRecords() : RecordType<CompanyMember>(
    "company_contact", 3,
    [new("account", ColumnKind.Integer), new("company", ColumnKind.Id), new("contact", ColumnKind.Id)],
    new RecordIndex("by_company", ["account", "company"], 2, KeyPrefix: true))
{
    public static readonly CompanyMemberRecords Instance = new();

    public const int ByCompany = 0;

    public override int Since => 2;

    internal override IReadOnlyList<string> PersonalColumns => [];

    public override RecordKey KeyOf(CompanyMember record) => Key(record.Account, record.Company, record.Contact);

    public static RecordKey Key(int account, CompanyId company, ContactId contact) => new(account, company.Value, G1: contact.Value);

    public static RecordKey CompanyKey(int account, CompanyId company) => new(account, company.Value);

    public override RecordKey? LookupKeyOf(int index, CompanyMember record) => CompanyKey(record.Account, record.Company);

    public override void Write(CompanyMember record, IRowWriter row)
    {
        row.Integer(0, record.Account);
        row.Id(1, record.Company.Value);
        row.Id(2, record.Contact.Value);
    }

    public override CompanyMember Read(IRowReader row) => new((int)row.Integer(0), new CompanyId(row.Id(1)), new ContactId(row.Id(2)));
}

/// <summary>A contact belongs to a company; found from the company.</summary>
internal sealed record CompanyMember(int Account, CompanyId Company, ContactId Contact);
