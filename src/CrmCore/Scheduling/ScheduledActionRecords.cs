using NodaTime;

namespace CrmCore;

/// <summary>The hot table of planned actions; finished ones leave it and the timeline keeps their story.</summary>
internal sealed class ScheduledActionRecords() : RecordType<ScheduledAction>(
    "action", 6,
    [
        new("account", ColumnKind.Integer), new("subject", ColumnKind.Id), new("entry", ColumnKind.Integer), new("phase", ColumnKind.Integer),
        new("action", ColumnKind.Text), new("target", ColumnKind.Text), new("version", ColumnKind.Integer), new("due_at", ColumnKind.Integer, Optional: true),
        new("held", ColumnKind.Text, Optional: true), new("kind", ColumnKind.Text), new("pipeline", ColumnKind.Text), new("revision", ColumnKind.Integer),
        new("stage", ColumnKind.Text), new("attempts", ColumnKind.Integer), new("error", ColumnKind.Text, Optional: true),
        new("cause", ColumnKind.Id, Optional: true), new("planned_at", ColumnKind.Integer), new("flags", ColumnKind.Integer),
        new("payload", ColumnKind.Bytes, Optional: true), new("lease", ColumnKind.Integer, Since: 4),
    ],
    new RecordIndex("by_due", ["due_at"], 1, Where: "due_at"),
    new RecordIndex("by_subject", ["account", "subject"], 2, KeyPrefix: true),
    new RecordIndex("by_held", ["account", "held"], 2, Where: "held"))
{
    public static readonly ScheduledActionRecords Instance = new();

    public const int ByDue = 0;
    public const int BySubject = 1;
    public const int ByHeld = 2;

    private const int StartedFlag = 1;
    private const int MovedFlag = 2;
    private const int StaysFlag = 4;
    private const int AtOnceFlag = 8;
    private const int ChainShift = 8;

    internal override IReadOnlyList<string> PersonalColumns => ["target", "error", "payload"];

    // What waits for the person is cancelled: there is nobody left to do it for.
    internal override object? Erased(object record, PersonalValues person) => null;

    public override RecordKey KeyOf(ScheduledAction record) =>
        new(record.Account, record.Subject, record.Action, record.Entry, (int)record.Phase, T1: record.Target);

    public override RecordKey? LookupKeyOf(int index, ScheduledAction record) => index switch
    {
        ByDue => record.DueAt is { } due ? new RecordKey(due.ToUnixTimeMilliseconds()) : null,
        BySubject => SubjectKey(record.Account, record.Subject),
        _ => record.Held is { } held ? new RecordKey(record.Account, T0: held) : null,
    };

    public static RecordKey SubjectKey(int account, Guid subject) => new(account, subject);

    public override long VersionOf(ScheduledAction record) => record.Version;

    public override void Write(ScheduledAction record, IRowWriter row)
    {
        row.Integer(0, record.Account);
        row.Id(1, record.Subject);
        row.Integer(2, record.Entry);
        row.Integer(3, (int)record.Phase);
        row.Text(4, record.Action);
        row.Text(5, record.Target);
        row.Integer(6, record.Version);
        row.Integer(7, record.DueAt?.ToUnixTimeMilliseconds());
        row.Text(8, record.Held);
        row.Text(9, record.Do);
        row.Text(10, record.Pipeline);
        row.Integer(11, record.Revision);
        row.Text(12, record.Stage);
        row.Integer(13, record.Attempts);
        row.Text(14, record.Error);
        row.Id(15, record.Cause?.Value);
        row.Integer(16, record.PlannedAt.ToUnixTimeMilliseconds());
        row.Integer(17, FlagsOf(record));
        row.Bytes(18, record.Payload);
        row.Integer(19, record.Lease);
    }

    public override ScheduledAction Read(IRowReader row)
    {
        var flags = (int)row.Integer(17);
        return new()
        {
            Account = (int)row.Integer(0),
            Subject = row.Id(1),
            Entry = row.Integer(2),
            Phase = (ActionPhase)row.Integer(3),
            Action = row.Text(4)!,
            Target = row.Text(5)!,
            Version = row.Integer(6),
            DueAt = row.IsEmpty(7) ? null : Instant.FromUnixTimeMilliseconds(row.Integer(7)),
            Held = row.Text(8),
            Do = row.Text(9)!,
            Pipeline = row.Text(10)!,
            Revision = row.Integer(11),
            Stage = row.Text(12)!,
            Attempts = (int)row.Integer(13),
            Error = row.Text(14),
            Cause = row.IsEmpty(15) ? null : new EventId(row.Id(15)),
            PlannedAt = Instant.FromUnixTimeMilliseconds(row.Integer(16)),
            Started = (flags & StartedFlag) != 0,
            Stays = (flags & StaysFlag) != 0,
            AtOnce = (flags & AtOnceFlag) != 0,
            MovedByHand = (flags & MovedFlag) != 0,
            Chain = flags >> ChainShift,
            Payload = row.Bytes(18),
            Lease = row.Integer(19),
        };
    }

    private static long FlagsOf(ScheduledAction record) =>
        (record.Started ? StartedFlag : 0) | (record.MovedByHand ? MovedFlag : 0) | (record.Stays ? StaysFlag : 0)
        | (record.AtOnce ? AtOnceFlag : 0) | (record.Chain << ChainShift);
}
