namespace CrmCore;

/// <summary>The table of chats by the client's id.</summary>
internal sealed class ChatThreadRecords() : RecordType<ChatThread>(
    "chat_thread", 3,
    [
        new("account", ColumnKind.Integer), new("channel", ColumnKind.Text), new("chat", ColumnKind.Text), new("version", ColumnKind.Integer),
        new("conversation", ColumnKind.Id), new("asked", ColumnKind.Id, Optional: true),
    ])
{
    public static readonly ChatThreadRecords Instance = new();

    public override int Since => 3;

    internal override IReadOnlyList<string> PersonalColumns => ["chat"];

    // The network's name belongs to the key: 77 of one is not 77 of another.
    internal override bool IsAbout(object record, PersonalValues person)
    {
        var thread = (ChatThread)record;
        return person.Has(thread.Conversation.Value) || person.HasKey(thread.Channel + ":" + thread.Chat);
    }

    public override RecordKey KeyOf(ChatThread record) => Key(record.Account, record.Channel, record.Chat);

    public static RecordKey Key(int account, string channel, string chat) => new(account, T0: channel, T1: chat);

    public override long VersionOf(ChatThread record) => record.Version;

    public override void Write(ChatThread record, IRowWriter row)
    {
        row.Integer(0, record.Account);
        row.Text(1, record.Channel);
        row.Text(2, record.Chat);
        row.Integer(3, record.Version);
        row.Id(4, record.Conversation.Value);
        row.Id(5, record.Asked?.Value);
    }

    public override ChatThread Read(IRowReader row) => new()
    {
        Account = (int)row.Integer(0),
        Channel = row.Text(1)!,
        Chat = row.Text(2)!,
        Version = row.Integer(3),
        Conversation = new ConversationId(row.Id(4)),
        Asked = row.IsEmpty(5) ? null : new ConversationId(row.Id(5)),
    };
}
