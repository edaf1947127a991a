namespace CrmCore;

/// <summary>The table of redirects from merged cards.</summary>
internal sealed class RedirectRecords() : RecordType<Redirect>(
    "redirect", 2,
    [
        new("account", ColumnKind.Integer), new("old", ColumnKind.Id), new("version", ColumnKind.Integer), new("kind", ColumnKind.Integer),
        new("target", ColumnKind.Id), new("into", ColumnKind.Id), new("merge", ColumnKind.Id),
    ],
    new RecordIndex("by_target", ["account", "target"], 2))
{
    public static readonly RedirectRecords Instance = new();

    public const int ByTarget = 0;

    public override int Since => 2;

    public override bool BeginsEpoch => true;

    internal override IReadOnlyList<string> PersonalColumns => [];

    public override RecordKey KeyOf(Redirect record) => new(record.Account, record.Old);

    public override RecordKey? LookupKeyOf(int index, Redirect record) => new RecordKey(record.Account, record.Target);

    public override long VersionOf(Redirect record) => record.Version;

    public override void Write(Redirect record, IRowWriter row)
    {
        row.Integer(0, record.Account);
        row.Id(1, record.Old);
        row.Integer(2, record.Version);
        row.Integer(3, (int)record.Kind);
        row.Id(4, record.Target);
        row.Id(5, record.Into);
        row.Id(6, record.Merge.Value);
    }

    public override Redirect Read(IRowReader row) => new()
    {
        Account = (int)row.Integer(0),
        Old = row.Id(1),
        Version = row.Integer(2),
        Kind = (CardKind)row.Integer(3),
        Target = row.Id(4),
        Into = row.Id(5),
        Merge = new MergeId(row.Id(6)),
    };
}
