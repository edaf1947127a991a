using NodaTime;

namespace CrmCore;

/// <summary>The table of pairs that are not the same.</summary>
internal sealed class NotSameRecords() : RecordType<NotSame>(
    "not_same", 3,
    [
        new("account", ColumnKind.Integer), new("a", ColumnKind.Id), new("b", ColumnKind.Id), new("at", ColumnKind.Integer),
        new("by", ColumnKind.Text),
    ],
    new RecordIndex("by_a", ["account", "a"], 2, KeyPrefix: true),
    new RecordIndex("by_b", ["account", "b"], 2))
{
    public static readonly NotSameRecords Instance = new();

    public const int ByA = 0;
    public const int ByB = 1;

    public override int Since => 2;

    public override bool BeginsEpoch => true;

    internal override IReadOnlyList<string> PersonalColumns => [];

    public override RecordKey KeyOf(NotSame record) => new(record.Account, record.A, G1: record.B);

    /// <summary>The key of a pair, in whichever order it is given.</summary>
    public static RecordKey Key(int account, Guid one, Guid other)
    {
        var (a, b) = NotSame.Ordered(one, other);
        return new RecordKey(account, a, G1: b);
    }

    public override RecordKey? LookupKeyOf(int index, NotSame record) => new RecordKey(record.Account, index == ByA ? record.A : record.B);

    public override void Write(NotSame record, IRowWriter row)
    {
        row.Integer(0, record.Account);
        row.Id(1, record.A);
        row.Id(2, record.B);
        row.Integer(3, record.At.ToUnixTimeMilliseconds());
        row.Text(4, record.By);
    }

    public override NotSame Read(IRowReader row) => new()
    {
        Account = (int)row.Integer(0),
        A = row.Id(1),
        B = row.Id(2),
        At = Instant.FromUnixTimeMilliseconds(row.Integer(3)),
        By = row.Text(4)!,
    };
}
