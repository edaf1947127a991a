namespace CrmCore;

/// <summary>The narrow table of event keys, apart from the inbox so that the inbox can be cut off by age.</summary>
internal sealed class EventKeyRecords() : RecordType<EventKey>(
    "event_key", 2,
    [new("account", ColumnKind.Integer), new("key", ColumnKind.Id), new("event", ColumnKind.Id)])
{
    public static readonly EventKeyRecords Instance = new();

    internal override IReadOnlyList<string> PersonalColumns => [];

    public override RecordKey KeyOf(EventKey record) => new(record.Account, record.Key);

    public override void Write(EventKey record, IRowWriter row)
    {
        row.Integer(0, record.Account);
        row.Id(1, record.Key);
        row.Id(2, record.Event.Value);
    }

    public override EventKey Read(IRowReader row) => new((int)row.Integer(0), row.Id(1), new EventId(row.Id(2)));
}
