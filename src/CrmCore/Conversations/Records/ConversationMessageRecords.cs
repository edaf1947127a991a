using System.Text.Json;
using NodaTime;

namespace CrmCore;

/// <summary>The table of messages: they come in the order of time and only their delivery changes.</summary>
internal sealed class ConversationMessageRecords() : RecordType<ConversationMessage>(
    "message", 3,
    [
        new("account", ColumnKind.Integer), new("conversation", ColumnKind.Id), new("id", ColumnKind.Id), new("at", ColumnKind.Integer),
        new("side", ColumnKind.Integer), new("author", ColumnKind.Text, Optional: true), new("hidden", ColumnKind.Integer),
        new("delivery", ColumnKind.Integer), new("text", ColumnKind.Text, Optional: true), new("buttons", ColumnKind.Bytes, Optional: true),
        new("error", ColumnKind.Text, Optional: true), new("receipt", ColumnKind.Text, Optional: true),
    ],
    new RecordIndex("by_conversation", ["account", "conversation"], 2, KeyPrefix: true))
{
    public static readonly ConversationMessageRecords Instance = new();

    public const int ByConversation = 0;

    public override int Since => 3;

    public override bool Appended => true;

    internal override IReadOnlyList<string> PersonalColumns => ["text", "buttons", "error"];

    public override RecordKey KeyOf(ConversationMessage record) => Key(record.Account, record.Conversation, record.Id);

    public static RecordKey Key(int account, ConversationId conversation, Guid id) => new(account, conversation.Value, G1: id);

    public override RecordKey? LookupKeyOf(int index, ConversationMessage record) => new RecordKey(record.Account, record.Conversation.Value);

    public override void Write(ConversationMessage record, IRowWriter row)
    {
        row.Integer(0, record.Account);
        row.Id(1, record.Conversation.Value);
        row.Id(2, record.Id);
        row.Integer(3, record.At.ToUnixTimeMilliseconds());
        row.Integer(4, (int)record.From);
        row.Text(5, record.Author?.Value);
        row.Integer(6, record.IsHidden ? 1 : 0);
        row.Integer(7, (int)record.Delivery);
        row.Text(8, record.Text.Length == 0 ? null : record.Text);
        row.Bytes(9, record.Buttons.Count == 0 ? default : JsonSerializer.SerializeToUtf8Bytes(new StoredButtons { Captions = record.Buttons }, ConversationJson.Stored.StoredButtons));
        row.Text(10, record.Error);
        row.Text(11, record.Receipt);
    }

    public override ConversationMessage Read(IRowReader row) => new()
    {
        Account = (int)row.Integer(0),
        Conversation = new ConversationId(row.Id(1)),
        Id = row.Id(2),
        At = Instant.FromUnixTimeMilliseconds(row.Integer(3)),
        From = (MessageSide)row.Integer(4),
        Author = row.Text(5) is { } author ? new EmployeeId(author) : (EmployeeId?)null,
        IsHidden = row.Integer(6) != 0,
        Delivery = (MessageDelivery)row.Integer(7),
        Text = row.Text(8) ?? "",
        Buttons = row.IsEmpty(9) ? [] : JsonSerializer.Deserialize(row.Bytes(9).Span, ConversationJson.Stored.StoredButtons)?.Captions ?? [],
        Error = row.Text(10),
        Receipt = row.Text(11),
    };
}
