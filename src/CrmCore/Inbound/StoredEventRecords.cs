using NodaTime;

namespace CrmCore;

/// <summary>The inbox: every accepted event with its body, in the order of acceptance.</summary>
internal sealed class StoredEventRecords() : RecordType<StoredEvent>(
    "inbox", 2,
    [
        new("account", ColumnKind.Integer), new("id", ColumnKind.Id), new("open", ColumnKind.Integer, Optional: true),
        new("source", ColumnKind.Text), new("kind", ColumnKind.Text), new("occurred_at", ColumnKind.Integer), new("recorded_at", ColumnKind.Integer),
        new("subject", ColumnKind.Text, Optional: true), new("actor", ColumnKind.Text, Optional: true), new("flags", ColumnKind.Integer),
        new("error", ColumnKind.Text, Optional: true), new("body", ColumnKind.Bytes), new("version", ColumnKind.Integer, Since: 4),
    ],
    new RecordIndex("by_open", ["open", "account", "id"], 1, Where: "open"))
{
    public static readonly StoredEventRecords Instance = new();

    public const int ByOpen = 0;

    private const int HistoryFlag = 1;
    private const int DroppedFlag = 2;
    private const int StrippedFlag = 4;
    private const int ChainShift = 8;

    public override bool Appended => true;

    internal override IReadOnlyList<string> PersonalColumns => ["subject", "error", "body"];

    // A client's own event, another that holds a key of theirs, or a command on their deal that names them.
    internal override bool IsAbout(object record, PersonalValues person)
    {
        var e = (StoredEvent)record;
        if (person.Has(e.Id.Value) || IsSaid(e, person)) return true;
        var text = e.Subject + "\n" + e.Error + "\n" + ErasedJson.TextOf(e.Body);
        return person.IsNear(e.Id.Value) ? person.HasAny(text) : person.HasKey(text);
    }

    /// <summary>That there was an event, of which kind, when and from where, stays; what it said goes. Of a command on something else only the words go.</summary>
    internal override object Erased(object record, PersonalValues person)
    {
        var e = (StoredEvent)record;
        var isWords = !person.Has(e.Id.Value) && !IsSaid(e, person) && e.Kind.StartsWith("crm.", StringComparison.Ordinal);
        return e with
        {
            Subject = Guid.TryParse(e.Subject, out _) ? e.Subject : null,
            Error = e.Error is null ? null : "",
            Body = isWords ? ErasedJson.Of(e.Body, person) : ErasedJson.IdsOf(e.Body),
            Version = e.Version + 1,
        };
    }

    // What an employee said in the person's conversation, or did with it, and what came by their chat.
    private static bool IsSaid(StoredEvent e, PersonalValues person)
    {
        if (Guid.TryParse(BodyReader.Text(e.Body.Span, "conversation"u8), out var conversation) && person.Has(conversation)) return true;
        return BodyReader.Text(e.Body.Span, "network"u8) is { } network && BodyReader.Text(e.Body.Span, "chat"u8) is { } chat && person.HasKey(network + ":" + chat);
    }

    public override long VersionOf(StoredEvent record) => record.Version;

    public override RecordKey KeyOf(StoredEvent record) => Key(record.Account, record.Id);

    public static RecordKey Key(int account, EventId id) => new(account, id.Value);

    public override RecordKey? LookupKeyOf(int index, StoredEvent record) => Open(record) is { } open ? new RecordKey(open) : null;

    public override void Write(StoredEvent record, IRowWriter row)
    {
        row.Integer(0, record.Account);
        row.Id(1, record.Id.Value);
        row.Integer(2, Open(record));
        row.Text(3, record.Source);
        row.Text(4, record.Kind);
        row.Integer(5, record.OccurredAt.ToUnixTimeMilliseconds());
        row.Integer(6, record.RecordedAt.ToUnixTimeMilliseconds());
        row.Text(7, record.Subject);
        row.Text(8, record.Actor);
        row.Integer(9, (record.History ? HistoryFlag : 0) | (record.State == EventState.Dropped ? DroppedFlag : 0) | (record.IsStripped ? StrippedFlag : 0) | (record.Chain << ChainShift));
        row.Text(10, record.Error);
        row.Bytes(11, record.Body);
        row.Integer(12, record.Version);
    }

    public override StoredEvent Read(IRowReader row)
    {
        var flags = (int)row.Integer(9);
        return new()
        {
            Account = (int)row.Integer(0),
            Id = new EventId(row.Id(1)),
            State = !row.IsEmpty(2) ? (EventState)row.Integer(2) : (flags & DroppedFlag) != 0 ? EventState.Dropped : EventState.Decided,
            Source = row.Text(3)!,
            Kind = row.Text(4)!,
            OccurredAt = Instant.FromUnixTimeMilliseconds(row.Integer(5)),
            RecordedAt = Instant.FromUnixTimeMilliseconds(row.Integer(6)),
            Subject = row.Text(7),
            Actor = row.Text(8),
            History = (flags & HistoryFlag) != 0,
            IsStripped = (flags & StrippedFlag) != 0,
            Chain = flags >> ChainShift,
            Error = row.Text(10),
            Body = row.Bytes(11),
            Version = row.Integer(12),
        };
    }

    private static long? Open(StoredEvent record) => record.State is EventState.Pending or EventState.Failed ? (long)record.State : null;
}
