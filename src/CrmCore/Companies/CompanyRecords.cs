using NodaTime;

namespace CrmCore;

/// <summary>The table of companies.</summary>
internal sealed class CompanyRecords() : RecordType<Company>(
    "company", 2,
    [
        new("account", ColumnKind.Integer), new("id", ColumnKind.Id), new("version", ColumnKind.Integer), new("name", ColumnKind.Text),
        new("name_key", ColumnKind.Text), new("owner", ColumnKind.Text, Optional: true), new("created_at", ColumnKind.Integer),
        new("details", ColumnKind.Bytes, Optional: true),
    ],
    new RecordIndex("by_name", ["account", "name_key"], 2))
{
    public static readonly CompanyRecords Instance = new();

    public const int ByName = 0;

    public override int Since => 2;

    internal override IReadOnlyList<string> PersonalColumns => [];

    public override RecordKey KeyOf(Company record) => Key(record.Account, record.Id);

    public static RecordKey Key(int account, CompanyId id) => new(account, id.Value);

    public static RecordKey NameKey(int account, string name) => new(account, T0: CompanyKey.Of(name));

    public override RecordKey? LookupKeyOf(int index, Company record) => new RecordKey(record.Account, T0: record.NameKey);

    public override long VersionOf(Company record) => record.Version;

    public override void Write(Company record, IRowWriter row)
    {
        row.Integer(0, record.Account);
        row.Id(1, record.Id.Value);
        row.Integer(2, record.Version);
        row.Text(3, record.Name);
        row.Text(4, record.NameKey);
        row.Text(5, record.Owner?.Value);
        row.Integer(6, record.CreatedAt.ToUnixTimeMilliseconds());
        row.Bytes(7, record.Json);
    }

    public override Company Read(IRowReader row) => new()
    {
        Account = (int)row.Integer(0),
        Id = new CompanyId(row.Id(1)),
        Version = row.Integer(2),
        Name = row.Text(3)!,
        Owner = row.Text(5) is { } owner ? new EmployeeId(owner) : (EmployeeId?)null,
        CreatedAt = Instant.FromUnixTimeMilliseconds(row.Integer(6)),
        Json = row.Bytes(7),
    };
}
