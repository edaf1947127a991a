using System.Text.Json;

namespace CrmCore;

/// <summary>Reads what waits in a queue, the oldest first. A queue has a list for each kind of need; they are read side by side.</summary>
internal static class WaitingReads
{
    private const int PageSize = 100;

    public static async ValueTask<Page<WaitingRequest>> PageAsync(ICrmStore store, int account, string queue, string? after, CancellationToken ct)
    {
        var (passed, places) = Parse(after);
        var roster = await store.FindAsync(RosterRecords.Instance, RosterRecords.Key(account), ct).ConfigureAwait(false);
        if (roster?.Queues.GetValueOrDefault(queue) is not { } waiting) return new Page<WaitingRequest>([], null);
        var lists = new List<List>();
        foreach (var needs in waiting.Lists.Keys)
        {
            var list = new List(store, WaitingRecords.Key(account, queue, needs, 0), needs, places.GetValueOrDefault(needs), passed);
            await list.FillAsync(ct).ConfigureAwait(false);
            lists.Add(list);
        }

        var found = new List<WaitingRequest>();
        while (found.Count < PageSize && lists.Where(l => l.First is not null).MinBy(l => l.First!.Number) is { } next)
        {
            found.Add(next.First!);
            await next.MoveAsync(ct).ConfigureAwait(false);
        }

        return new Page<WaitingRequest>(found, lists.Exists(l => l.First is not null) ? Format(found[^1].Number, lists) : null);
    }

    /// <summary>Whether nothing waits in a queue: one whose rule is gone may still hold requests.</summary>
    public static async ValueTask<bool> IsEmptyAsync(ICrmStore store, int account, string queue, CancellationToken ct) =>
        (await store.FindAsync(RosterRecords.Instance, RosterRecords.Key(account), ct).ConfigureAwait(false))?.Queues.ContainsKey(queue) != true;

    private static (long Passed, Dictionary<string, string> Places) Parse(string? after)
    {
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        if (after is null) return (0, places);
        try
        {
            using var json = JsonDocument.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(after));
            foreach (var place in json.RootElement.GetProperty("p").EnumerateObject()) places[place.Name] = place.Value.GetString()!;
            return (json.RootElement.GetProperty("n").GetInt64(), places);
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new ArgumentException($"'{after}' is no place in the list: give the Next of a page of the same list.", nameof(after), e);
        }
    }

    private static string Format(long passed, List<List> lists) => System.Buffers.Text.Base64Url.EncodeToString(JsonBody.Write(json =>
    {
        json.WriteNumber("n", passed);
        json.WriteStartObject("p");
        foreach (var list in lists) json.Member(list.Needs, list.Place);
        json.WriteEndObject();
    }).Span);

    private sealed class List(ICrmStore store, RecordKey key, string needs, string? place, long passed)
    {
        private readonly Queue<WaitingRequest> _read = new();
        private bool _begun;
        private string? _next;

        public string Needs { get; } = needs;

        /// <summary>Where the page began that is being read; null for the beginning.</summary>
        public string? Place { get; private set; } = place;

        public WaitingRequest? First => _read.TryPeek(out var first) ? first : null;

        public async ValueTask MoveAsync(CancellationToken ct)
        {
            _read.Dequeue();
            await FillAsync(ct).ConfigureAwait(false);
        }

        public async ValueTask FillAsync(CancellationToken ct)
        {
            while (_read.Count == 0 && (!_begun || _next is not null))
            {
                if (_begun) Place = _next;
                var page = await store.PageAsync(WaitingRecords.Instance, -1, key, 3, PageSize, Place, false, ct).ConfigureAwait(false);
                (_begun, _next) = (true, page.Next);
                foreach (var waiting in page.Items)
                {
                    if (waiting.Number > passed) _read.Enqueue(waiting);
                }
            }
        }
    }
}
