namespace CrmCore;

/// <summary>The lists of waiting requests: their rows, and what the roster says of them.</summary>
internal static class WaitingLists
{
    // So many rows are read at once when a list is walked, and then each time as many as before: a batch of decisions is made anew for each read.
    private const int FewAtOnce = 16;
    private const int MostAtOnce = 1024;

    public static long Add(DecisionScope scope, WorkRequest request, WorkNeeds needs)
    {
        var queue = QueueOf(scope, request.Queue);
        var number = request.Number ?? queue.Next;
        Put(scope, queue with { Next = Math.Max(queue.Next, number + 1) }, new WaitingRequest
        {
            Account = scope.Account,
            Queue = request.Queue,
            Needs = needs.Text,
            Number = number,
            Kind = request.Kind,
            Subject = request.Subject,
            Since = request.Since,
            Channel = request.Channel,
            Tried = request.Tried,
        });
        return number;
    }

    public static void Remove(DecisionScope scope, WaitingRequest waiting)
    {
        scope.Set.Of(WaitingRecords.Instance).Delete(WaitingRecords.Instance.KeyOf(waiting));
        var queue = QueueOf(scope, waiting.Queue);
        if (!queue.Lists.TryGetValue(waiting.List, out var list)) return;
        var first = waiting.Number == list.First ? waiting.Number + 1 : list.First;
        RosterWrites.Queue(scope, waiting.Queue, queue.With(waiting.List, list.Count > 1 ? new WaitingList(first, list.Count - 1) : null));
    }

    /// <summary>Puts a request into another list of its queue, under its number.</summary>
    public static void Move(DecisionScope scope, WaitingRequest waiting, WorkNeeds needs)
    {
        Remove(scope, waiting);
        Put(scope, QueueOf(scope, waiting.Queue), waiting with { Needs = needs.Text, Version = 1 });
    }

    /// <summary>The requests of a list in their order; what was read of it is read together.</summary>
    public static IEnumerable<WaitingRequest> Walk(DecisionScope scope, string queue, string name)
    {
        var rows = scope.Set.Of(WaitingRecords.Instance);
        var next = QueueOf(scope, queue).Next;
        if (!QueueOf(scope, queue).Lists.TryGetValue(name, out var list)) yield break;
        var left = list.Count;
        for (var number = list.First; number < next && left > 0; number++)
        {
            var key = WaitingRecords.Key(scope.Account, queue, name, number);
            if (!rows.Knows(-1, key)) NeedRows(scope, queue, name, number, next);
            if (rows.Find(key) is not { } waiting) continue;
            if (left == list.Count && number > list.First) Begin(scope, queue, name, number);
            left--;
            yield return waiting;
        }
    }

    public static WaitingQueue QueueOf(DecisionScope scope, string queue) => RosterWrites.Row(scope).Queues.GetValueOrDefault(queue) ?? new WaitingQueue();

    private static void Put(DecisionScope scope, WaitingQueue queue, WaitingRequest waiting)
    {
        var rows = scope.Set.Of(WaitingRecords.Instance);
        var key = WaitingRecords.Instance.KeyOf(waiting);
        // What this batch has taken out under the same number comes back as the same row.
        if (rows.WasDeleted(key)) waiting = waiting with { Version = waiting.Version + 1 };
        rows.Insert(waiting);
        var list = queue.Lists.GetValueOrDefault(waiting.List);
        RosterWrites.Queue(scope, waiting.Queue, queue.With(waiting.List, list is null ? new WaitingList(waiting.Number, 1) : new WaitingList(Math.Min(list.First, waiting.Number), list.Count + 1)));
    }

    // What was taken out before it is not looked for a second time.
    private static void Begin(DecisionScope scope, string id, string name, long first)
    {
        var queue = QueueOf(scope, id);
        RosterWrites.Queue(scope, id, queue.With(name, queue.Lists[name] with { First = first }));
    }

    private static void NeedRows(DecisionScope scope, string queue, string name, long from, long next)
    {
        var rows = scope.Set.Of(WaitingRecords.Instance);
        var known = 0;
        while (known < MostAtOnce && rows.Knows(-1, KeyOf(from - known - 1))) known++;
        var to = Math.Min(next, from + Math.Max(known, FewAtOnce));
        var lookups = new List<RecordLookup>((int)(to - from));
        for (var number = from; number < to; number++) lookups.Add(new RecordLookup(WaitingRecords.Instance, -1, KeyOf(number)));
        scope.Set.Need(lookups);

        RecordKey KeyOf(long number) => WaitingRecords.Key(scope.Account, queue, name, number);
    }
}
