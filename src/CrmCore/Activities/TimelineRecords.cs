using NodaTime;

namespace CrmCore;

/// <summary>The timeline's table: append-only.</summary>
internal sealed class TimelineRecords() : RecordType<TimelineEntry>(
    "timeline", 3,
    [
        new("account", ColumnKind.Integer), new("card", ColumnKind.Id), new("id", ColumnKind.Id), new("at", ColumnKind.Integer),
        new("recorded_at", ColumnKind.Integer), new("kind", ColumnKind.Text), new("actor", ColumnKind.Text), new("cause", ColumnKind.Id, Optional: true),
        new("data", ColumnKind.Bytes, Optional: true), new("trace", ColumnKind.Bytes, Optional: true), new("personal", ColumnKind.Text, Optional: true),
    ],
    new RecordIndex("by_card", ["account", "card"], 2, KeyPrefix: true))
{
    public static readonly TimelineRecords Instance = new();

    public const int ByCard = 0;

    public override bool Appended => true;

    internal override IReadOnlyList<string> PersonalColumns => ["data", "personal"];

    /// <summary>The entry stays, its personal words go; what happened, when and by whom is still told.</summary>
    internal override object Erased(object record, PersonalValues person)
    {
        var entry = (TimelineEntry)record;
        var personal = entry.Personal is { } words && (person.Has(entry.Card) || (entry.Cause is { } cause && person.Has(cause.Value)) || person.HasAny(words)) ? "" : entry.Personal;
        return entry with { Personal = personal, Data = ErasedJson.Of(entry.Data, person) };
    }

    public override RecordKey KeyOf(TimelineEntry record) => new(record.Account, record.Card, G1: record.Id);

    public override RecordKey? LookupKeyOf(int index, TimelineEntry record) => new RecordKey(record.Account, record.Card);

    public override void Write(TimelineEntry record, IRowWriter row)
    {
        row.Integer(0, record.Account);
        row.Id(1, record.Card);
        row.Id(2, record.Id);
        row.Integer(3, record.At.ToUnixTimeMilliseconds());
        row.Integer(4, record.RecordedAt.ToUnixTimeMilliseconds());
        row.Text(5, record.Kind);
        row.Text(6, record.Actor.ToString());
        row.Id(7, record.Cause?.Value);
        row.Bytes(8, record.Data);
        row.Bytes(9, record.Trace);
        row.Text(10, record.Personal);
    }

    public override TimelineEntry Read(IRowReader row) => new()
    {
        Account = (int)row.Integer(0),
        Card = row.Id(1),
        Id = row.Id(2),
        At = Instant.FromUnixTimeMilliseconds(row.Integer(3)),
        RecordedAt = Instant.FromUnixTimeMilliseconds(row.Integer(4)),
        Kind = row.Text(5)!,
        Actor = Actor.Parse(row.Text(6)!),
        Cause = row.IsEmpty(7) ? null : new EventId(row.Id(7)),
        Data = row.Bytes(8),
        Trace = row.Bytes(9),
        Personal = row.Text(10),
    };
}
