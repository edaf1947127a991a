using NodaTime;

namespace CrmCore;

/// <summary>The journal of merges.</summary>
internal sealed class MergeRecords() : RecordType<Merge>(
    "merge", 2,
    [
        new("account", ColumnKind.Integer), new("id", ColumnKind.Id), new("version", ColumnKind.Integer), new("kind", ColumnKind.Integer),
        new("survivor", ColumnKind.Id), new("other", ColumnKind.Id), new("at", ColumnKind.Integer), new("by", ColumnKind.Text),
        new("undone_at", ColumnKind.Integer, Optional: true), new("undone_by", ColumnKind.Text, Optional: true),
        new("moves", ColumnKind.Bytes, Optional: true), new("personal", ColumnKind.Bytes, Optional: true),
    ],
    new RecordIndex("by_survivor", ["account", "survivor"], 2),
    new RecordIndex("by_other", ["account", "other"], 2))
{
    public static readonly MergeRecords Instance = new();

    public const int BySurvivor = 0;
    public const int ByOther = 1;

    public override int Since => 2;

    public override bool BeginsEpoch => true;

    internal override IReadOnlyList<string> PersonalColumns => ["personal"];

    public override RecordKey KeyOf(Merge record) => Key(record.Account, record.Id);

    public static RecordKey Key(int account, MergeId id) => new(account, id.Value);

    public override RecordKey? LookupKeyOf(int index, Merge record) =>
        new RecordKey(record.Account, index == BySurvivor ? record.Survivor.Value : record.Other.Value);

    public override long VersionOf(Merge record) => record.Version;

    public override void Write(Merge record, IRowWriter row)
    {
        row.Integer(0, record.Account);
        row.Id(1, record.Id.Value);
        row.Integer(2, record.Version);
        row.Integer(3, (int)record.Kind);
        row.Id(4, record.Survivor.Value);
        row.Id(5, record.Other.Value);
        row.Integer(6, record.At.ToUnixTimeMilliseconds());
        row.Text(7, record.By.ToString());
        row.Integer(8, record.UndoneAt?.ToUnixTimeMilliseconds());
        row.Text(9, record.UndoneBy?.ToString());
        row.Bytes(10, record.MovesJson);
        row.Bytes(11, record.PersonalJson);
    }

    public override Merge Read(IRowReader row) => new()
    {
        Account = (int)row.Integer(0),
        Id = new MergeId(row.Id(1)),
        Version = row.Integer(2),
        Kind = (CardKind)row.Integer(3),
        Survivor = new ContactId(row.Id(4)),
        Other = new ContactId(row.Id(5)),
        At = Instant.FromUnixTimeMilliseconds(row.Integer(6)),
        By = Actor.Parse(row.Text(7)!),
        UndoneAt = row.IsEmpty(8) ? null : Instant.FromUnixTimeMilliseconds(row.Integer(8)),
        UndoneBy = row.Text(9) is { } by ? Actor.Parse(by) : (Actor?)null,
        MovesJson = row.Bytes(10),
        PersonalJson = row.Bytes(11),
    };
}
