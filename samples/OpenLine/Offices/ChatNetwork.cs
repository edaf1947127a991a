using System.Collections.Concurrent;
using System.Globalization;
using CrmCore;
using NodaTime;

namespace OpenLine;

/// <summary>
/// The simulated messenger: what the engine sends to a client lands here. A real one would be an adapter such as that of Telegram; a client sees exactly
/// what passes through <see cref="SendAsync"/>, and nothing else.
/// </summary>
internal sealed class ChatNetwork(TimeProvider clock) : IMessenger
{
    public const string KindName = "simulated";

    private readonly ConcurrentQueue<Delivered> _news = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> _seen = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Delivered> _questions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _receipts = new(StringComparer.Ordinal);

    public string Kind => KindName;

    public Delivery Delivery => Delivery.Repeatable;

    public ValueTask<string?> SendAsync(ConnectionContext connection, OutgoingMessage message, CancellationToken ct)
    {
        // The engine may send a message again when it does not know what became of it: the key tells, and the client sees it once.
        var receipt = string.Create(CultureInfo.InvariantCulture, $"message-{_receipts.Count + 1}");
        if (!_receipts.TryAdd(message.Key, receipt)) return new(_receipts[message.Key]);
        var buttons = message.Buttons.SelectMany(row => row).ToArray();
        _seen.GetOrAdd(message.Chat, _ => new()).Enqueue(message.Text);
        var delivered = new Delivered(Instant.FromDateTimeOffset(clock.GetUtcNow()), connection.Connection.Id, message.Chat, message.Text, buttons);
        if (buttons.Length > 0) _questions[message.Chat] = delivered;
        _news.Enqueue(delivered);
        return new(receipt);
    }

    /// <summary>All that a client has seen in all channels.</summary>
    public IEnumerable<string> SeenBy(string client) => _seen.TryGetValue(client, out var seen) ? seen : [];

    /// <summary>The last question with buttons on a client's screen; null for none.</summary>
    public Delivered? QuestionTo(string client) => _questions.GetValueOrDefault(client);

    /// <summary>What came since this was asked last.</summary>
    public IReadOnlyList<Delivered> News()
    {
        var news = new List<Delivered>();
        while (_news.TryDequeue(out var one)) news.Add(one);
        return news;
    }
}
