using System.Text.Json;
using NodaTime;

namespace CrmCore;

/// <summary>The table of conversations.</summary>
internal sealed class ConversationRecords() : RecordType<Conversation>(
    "conversation", 2,
    [
        new("account", ColumnKind.Integer), new("id", ColumnKind.Id), new("version", ColumnKind.Integer), new("line", ColumnKind.Text),
        new("kind", ColumnKind.Text), new("channel", ColumnKind.Text), new("chat", ColumnKind.Text), new("contact", ColumnKind.Id, Optional: true),
        new("lead", ColumnKind.Id, Optional: true), new("deal", ColumnKind.Id, Optional: true), new("state", ColumnKind.Integer),
        new("owner", ColumnKind.Text, Optional: true), new("holder", ColumnKind.Text, Optional: true), new("number", ColumnKind.Integer),
        new("opened_at", ColumnKind.Integer), new("waiting_since", ColumnKind.Integer, Optional: true), new("given_at", ColumnKind.Integer, Optional: true),
        new("answered_at", ColumnKind.Integer, Optional: true), new("client_at", ColumnKind.Integer, Optional: true),
        new("employee_at", ColumnKind.Integer, Optional: true), new("closed_at", ColumnKind.Integer, Optional: true),
        new("rating", ColumnKind.Integer, Optional: true), new("asked_at", ColumnKind.Integer, Optional: true), new("requeued", ColumnKind.Integer),
        new("unanswered", ColumnKind.Integer), new("details", ColumnKind.Bytes, Optional: true),
    ],
    new RecordIndex("by_state", ["account", "state", "id"], 2),
    new RecordIndex("by_line", ["account", "line", "state", "id"], 3),
    new RecordIndex("by_holder", ["account", "holder", "id"], 2, Where: "holder"),
    new RecordIndex("by_contact", ["account", "contact", "id"], 2, Where: "contact"),
    new RecordIndex("by_lead", ["account", "lead", "id"], 2, Where: "lead"))
{
    public static readonly ConversationRecords Instance = new();

    public const int ByState = 0;
    public const int ByLine = 1;
    public const int ByHolder = 2;
    public const int ByContact = 3;
    public const int ByLead = 4;

    public override int Since => 3;

    internal override IReadOnlyList<string> PersonalColumns => ["chat"];

    // Another contact may write about a deal of the person's: that conversation is theirs.
    internal override bool IsAbout(object record, PersonalValues person)
    {
        var conversation = (Conversation)record;
        return person.Has(conversation.Id.Value)
            || (conversation.Contact is { } contact ? person.Has(contact.Value) : conversation.Key is { } key && person.HasKey(key.Value));
    }

    /// <summary>Who had it, when and how it ended stays; the client's key goes.</summary>
    internal override object Erased(object record, PersonalValues person) =>
        (Conversation)record is var conversation ? conversation with { Chat = "", Version = conversation.Version + 1 } : record;

    public override RecordKey KeyOf(Conversation record) => Key(record.Account, record.Id);

    public static RecordKey Key(int account, ConversationId id) => new(account, id.Value);

    public override RecordKey? LookupKeyOf(int index, Conversation record) => index switch
    {
        ByState => new RecordKey(record.Account, N1: (int)record.State),
        ByLine => new RecordKey(record.Account, T0: record.Line, N1: (int)record.State),
        ByHolder => record.Holder is { } holder ? HolderKey(record.Account, holder) : null,
        ByContact => record.Contact is { } contact ? new RecordKey(record.Account, contact.Value) : null,
        _ => record.Lead is { } lead ? new RecordKey(record.Account, lead.Value) : null,
    };

    public static RecordKey HolderKey(int account, EmployeeId holder) => new(account, T0: holder.Value);

    public override long VersionOf(Conversation record) => record.Version;

    public override void Write(Conversation record, IRowWriter row)
    {
        row.Integer(0, record.Account);
        row.Id(1, record.Id.Value);
        row.Integer(2, record.Version);
        row.Text(3, record.Line);
        row.Text(4, record.Kind);
        row.Text(5, record.Channel);
        row.Text(6, record.Chat);
        row.Id(7, record.Contact?.Value);
        row.Id(8, record.Lead?.Value);
        row.Id(9, record.Deal?.Value);
        row.Integer(10, (int)record.State);
        row.Text(11, record.Owner?.Value);
        row.Text(12, record.Holder?.Value);
        row.Integer(13, record.Number);
        row.Integer(14, record.OpenedAt.ToUnixTimeMilliseconds());
        Moments(record, row);
        row.Integer(21, record.Rating);
        row.Integer(22, record.RatingAskedAt?.ToUnixTimeMilliseconds());
        row.Integer(23, record.Requeued);
        row.Integer(24, record.IsUnanswered ? 1 : 0);
        row.Bytes(25, JsonSerializer.SerializeToUtf8Bytes(ConversationDetails.Of(record), ConversationJson.Stored.ConversationDetails));
    }

    public override Conversation Read(IRowReader row)
    {
        var details = row.IsEmpty(25) ? new() : JsonSerializer.Deserialize(row.Bytes(25).Span, ConversationJson.Stored.ConversationDetails)!;
        return With(details, new()
        {
            Account = (int)row.Integer(0),
            Id = new ConversationId(row.Id(1)),
            Version = row.Integer(2),
            Line = row.Text(3)!,
            Kind = row.Text(4)!,
            Channel = row.Text(5)!,
            Chat = row.Text(6) ?? "",
            Contact = row.IsEmpty(7) ? null : new ContactId(row.Id(7)),
            Lead = row.IsEmpty(8) ? null : new LeadId(row.Id(8)),
            Deal = row.IsEmpty(9) ? null : new DealId(row.Id(9)),
            State = (ConversationState)row.Integer(10),
            Owner = row.Text(11) is { } owner ? new EmployeeId(owner) : (EmployeeId?)null,
            Number = row.Integer(13),
            OpenedAt = At(row, 14)!.Value,
            WaitingSince = At(row, 15),
            GivenAt = At(row, 16),
            FirstAnswerAt = At(row, 17),
            LastClientAt = At(row, 18),
            LastEmployeeAt = At(row, 19),
            ClosedAt = At(row, 20),
            Rating = row.IsEmpty(21) ? null : (int)row.Integer(21),
            RatingAskedAt = At(row, 22),
            Requeued = (int)row.Integer(23),
            IsUnanswered = row.Integer(24) != 0,
        });
    }

    private static void Moments(Conversation record, IRowWriter row)
    {
        row.Integer(15, record.WaitingSince?.ToUnixTimeMilliseconds());
        row.Integer(16, record.GivenAt?.ToUnixTimeMilliseconds());
        row.Integer(17, record.FirstAnswerAt?.ToUnixTimeMilliseconds());
        row.Integer(18, record.LastClientAt?.ToUnixTimeMilliseconds());
        row.Integer(19, record.LastEmployeeAt?.ToUnixTimeMilliseconds());
        row.Integer(20, record.ClosedAt?.ToUnixTimeMilliseconds());
    }

    private static Conversation With(ConversationDetails details, Conversation conversation) => conversation with
    {
        Participants = details.Participants is { } joined ? [.. joined.Select(p => new Participant(new EmployeeId(p.Employee), p.Hidden))] : [],
        Tried = Employees(details.Tried),
        ClosedBecause = details.ClosedBecause,
        FirstAnswerBy = details.FirstAnswerBy is { } first ? new EmployeeId(first) : (EmployeeId?)null,
        AnsweredBy = Employees(details.AnsweredBy),
        ReturnedFrom = Employees(details.ReturnedFrom),
        Gives = details.Gives,
        ToldClosedUntil = details.ToldClosedUntil,
        ToldNobody = details.ToldNobody,
        IsQueued = details.IsQueued,
    };

    private static IReadOnlyList<EmployeeId> Employees(IReadOnlyList<string>? names) => names is null ? [] : [.. names.Select(name => new EmployeeId(name))];

    private static Instant? At(IRowReader row, int column) => row.IsEmpty(column) ? null : Instant.FromUnixTimeMilliseconds(row.Integer(column));
}
