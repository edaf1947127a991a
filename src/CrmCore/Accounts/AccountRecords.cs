using System.Text.Json;

namespace CrmCore;

/// <summary>The accounts' table. The account column of this type is the account's own number.</summary>
internal sealed class AccountRecords() : RecordType<Account>(
    "account", 1,
    [
        new("account", ColumnKind.Integer), new("version", ColumnKind.Integer), new("id", ColumnKind.Text),
        new("region", ColumnKind.Text), new("zone", ColumnKind.Text), new("settings", ColumnKind.Bytes),
    ],
    new RecordIndex("by_id", ["id"], 1, Unique: true))
{
    public static readonly AccountRecords Instance = new();

    public const int ById = 0;

    public override bool BeginsEpoch => true;

    internal override IReadOnlyList<string> PersonalColumns => [];

    public override RecordKey KeyOf(Account record) => new(record.Number);

    public override RecordKey? LookupKeyOf(int index, Account record) => new RecordKey(0, T0: record.Id);

    public override long VersionOf(Account record) => record.Version;

    public override void Write(Account record, IRowWriter row)
    {
        row.Integer(0, record.Number);
        row.Integer(1, record.Version);
        row.Text(2, record.Id);
        row.Text(3, record.Region);
        row.Text(4, record.Zone);
        row.Bytes(5, JsonSerializer.SerializeToUtf8Bytes(record.Settings, AccountJson.Stored.AccountSettings));
    }

    public override Account Read(IRowReader row) => new()
    {
        Number = (int)row.Integer(0),
        Version = row.Integer(1),
        Id = row.Text(2)!,
        Region = row.Text(3)!,
        Zone = row.Text(4)!,
        Settings = JsonSerializer.Deserialize(row.Bytes(5).Span, AccountJson.Stored.AccountSettings) ?? new(),
    };
}
