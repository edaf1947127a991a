namespace CrmCore;

/// <summary>The table of turns.</summary>
internal sealed class TurnRecords() : RecordType<Turn>(
    "turn", 3,
    [
        new("account", ColumnKind.Integer), new("ring", ColumnKind.Text), new("employee", ColumnKind.Text), new("version", ColumnKind.Integer),
        new("value", ColumnKind.Integer), new("takes_part", ColumnKind.Integer), new("given", ColumnKind.Integer),
        new("clock", ColumnKind.Integer),
    ],
    new RecordIndex("by_ring", ["account", "ring"], 2, KeyPrefix: true))
{
    public static readonly TurnRecords Instance = new();

    public const int ByRing = 0;

    public override int Since => 3;

    internal override IReadOnlyList<string> PersonalColumns => [];

    public override RecordKey KeyOf(Turn record) => new(record.Account, T0: record.Ring, T1: record.Employee);

    public override RecordKey? LookupKeyOf(int index, Turn record) => RingKey(record.Account, record.Ring);

    public static RecordKey RingKey(int account, string ring) => new(account, T0: ring);

    public override long VersionOf(Turn record) => record.Version;

    public override void Write(Turn record, IRowWriter row)
    {
        row.Integer(0, record.Account);
        row.Text(1, record.Ring);
        row.Text(2, record.Employee);
        row.Integer(3, record.Version);
        // The bits of the number: no store rounds it.
        row.Integer(4, BitConverter.DoubleToInt64Bits(record.Value));
        row.Integer(5, record.TakesPart ? 1 : 0);
        row.Integer(6, record.Given);
        row.Integer(7, BitConverter.DoubleToInt64Bits(record.Clock));
    }

    public override Turn Read(IRowReader row) => new()
    {
        Account = (int)row.Integer(0),
        Ring = row.Text(1)!,
        Employee = row.Text(2)!,
        Version = row.Integer(3),
        Value = BitConverter.Int64BitsToDouble(row.Integer(4)),
        TakesPart = row.Integer(5) != 0,
        Given = row.Integer(6),
        Clock = BitConverter.Int64BitsToDouble(row.Integer(7)),
    };
}
