namespace CrmCore;

/// <summary>The table of epochs: the number only adds up.</summary>
internal sealed class AccountEpochRecords() : RecordType<AccountEpochRow>(
    "epoch", 1, [new("account", ColumnKind.Integer), new("number", ColumnKind.Integer)])
{
    public static readonly AccountEpochRecords Instance = new();

    public override int Since => 4;

    public override bool Additive => true;

    internal override IReadOnlyList<string> PersonalColumns => [];

    public override RecordKey KeyOf(AccountEpochRow record) => Key(record.Account);

    public static RecordKey Key(int account) => new(account);

    public override void Write(AccountEpochRow record, IRowWriter row)
    {
        row.Integer(0, record.Account);
        row.Integer(1, record.Number);
    }

    public override AccountEpochRow Read(IRowReader row) => new((int)row.Integer(0), row.Integer(1));
}
