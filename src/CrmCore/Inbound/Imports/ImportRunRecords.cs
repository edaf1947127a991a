using NodaTime;

namespace CrmCore;

/// <summary>The table of imports.</summary>
internal sealed class ImportRunRecords() : RecordType<ImportRun>(
    "import_run", 2,
    [
        new("account", ColumnKind.Integer), new("id", ColumnKind.Text), new("version", ColumnKind.Integer), new("fingerprint", ColumnKind.Text),
        new("started_at", ColumnKind.Integer), new("ended_at", ColumnKind.Integer, Optional: true), new("rows", ColumnKind.Integer),
        new("made", ColumnKind.Integer), new("known", ColumnKind.Integer), new("rejected", ColumnKind.Integer),
    ])
{
    public static readonly ImportRunRecords Instance = new();

    public override int Since => 2;

    internal override IReadOnlyList<string> PersonalColumns => [];

    public override RecordKey KeyOf(ImportRun record) => Key(record.Account, record.Id);

    public static RecordKey Key(int account, string id) => new(account, T0: id);

    public override long VersionOf(ImportRun record) => record.Version;

    public override void Write(ImportRun record, IRowWriter row)
    {
        row.Integer(0, record.Account);
        row.Text(1, record.Id);
        row.Integer(2, record.Version);
        row.Text(3, record.Fingerprint);
        row.Integer(4, record.StartedAt.ToUnixTimeMilliseconds());
        row.Integer(5, record.EndedAt?.ToUnixTimeMilliseconds());
        row.Integer(6, record.Rows);
        row.Integer(7, record.Made);
        row.Integer(8, record.Known);
        row.Integer(9, record.Rejected);
    }

    public override ImportRun Read(IRowReader row) => new()
    {
        Account = (int)row.Integer(0),
        Id = row.Text(1)!,
        Version = row.Integer(2),
        Fingerprint = row.Text(3)!,
        StartedAt = Instant.FromUnixTimeMilliseconds(row.Integer(4)),
        EndedAt = row.IsEmpty(5) ? null : Instant.FromUnixTimeMilliseconds(row.Integer(5)),
        Rows = row.Integer(6),
        Made = row.Integer(7),
        Known = row.Integer(8),
        Rejected = row.Integer(9),
    };
}
