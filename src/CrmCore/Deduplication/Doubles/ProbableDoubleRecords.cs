using NodaTime;

namespace CrmCore;

/// <summary>The review list's table: pairs that wait for somebody's decision, the most probable first.</summary>
internal sealed class ProbableDoubleRecords() : RecordType<ProbableDouble>(
    "probable_double", 3,
    [
        new("account", ColumnKind.Integer), new("first", ColumnKind.Id), new("second", ColumnKind.Id), new("version", ColumnKind.Integer),
        new("doubt", ColumnKind.Integer), new("found_at", ColumnKind.Integer),
    ],
    new RecordIndex("by_doubt", ["account", "doubt", "first", "second"], 1, Since: 2),
    new RecordIndex("by_first", ["account", "first"], 2, KeyPrefix: true, Since: 2),
    new RecordIndex("by_second", ["account", "second", "first"], 2, Since: 2))
{
    public static readonly ProbableDoubleRecords Instance = new();

    public const int ByDoubt = 0;
    public const int ByFirst = 1;
    public const int BySecond = 2;

    // Stored as doubt (1 - probability) in billionths, so that the index in its order gives the most probable first.
    private const double Scale = 1e9;

    public override int Since => 2;

    internal override IReadOnlyList<string> PersonalColumns => [];

    public override RecordKey KeyOf(ProbableDouble record) => new(record.Account, record.First.Value, G1: record.Second.Value);

    /// <summary>The key of a pair given in any order.</summary>
    public static RecordKey Key(int account, ContactId a, ContactId b) =>
        a.Value.CompareTo(b.Value) < 0 ? new(account, a.Value, G1: b.Value) : new(account, b.Value, G1: a.Value);

    public static RecordKey SideKey(int account, ContactId contact) => new(account, contact.Value);

    public override RecordKey? LookupKeyOf(int index, ProbableDouble record) => index switch
    {
        ByDoubt => new RecordKey(record.Account),
        ByFirst => SideKey(record.Account, record.First),
        _ => SideKey(record.Account, record.Second),
    };

    public override long VersionOf(ProbableDouble record) => record.Version;

    public override void Write(ProbableDouble record, IRowWriter row)
    {
        row.Integer(0, record.Account);
        row.Id(1, record.First.Value);
        row.Id(2, record.Second.Value);
        row.Integer(3, record.Version);
        row.Integer(4, (long)Math.Round((1 - record.Probability) * Scale));
        row.Integer(5, record.FoundAt.ToUnixTimeMilliseconds());
    }

    public override ProbableDouble Read(IRowReader row) => new()
    {
        Account = (int)row.Integer(0),
        First = new ContactId(row.Id(1)),
        Second = new ContactId(row.Id(2)),
        Version = row.Integer(3),
        Probability = 1 - (row.Integer(4) / Scale),
        FoundAt = Instant.FromUnixTimeMilliseconds(row.Integer(5)),
    };
}
