using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace CrmCore;

/// <summary>The planned looks at queues: time alone may free somebody, or end the wait for one's own manager.</summary>
internal static class QueueTimers
{
    /// <summary>Looks at a queue.</summary>
    public const string Dispatch = "$dispatch";

    /// <summary>Gives up the wait for the client's own manager.</summary>
    public const string PassOnAction = "$pass-on";

    // A look that is this late is planned anew.
    private static readonly Duration Overdue = Duration.FromSeconds(10);

    /// <summary>Plans the next look at a queue for whatever waits there.</summary>
    public static void PlanWake(DecisionScope scope, string queue)
    {
        var waiting = WaitingLists.QueueOf(scope, queue);
        if (waiting.Lists.Count == 0) return;
        foreach (var list in waiting.Lists.Keys) PlanWake(scope, queue, list);
    }

    /// <summary>Plans the next look at a queue for one of its lists.</summary>
    public static void PlanWake(DecisionScope scope, string queue, string list)
    {
        var (needs, kind, channel) = WaitingListName.Parse(list);
        PlanWake(scope, queue, needs, kind, channel);
    }

    /// <summary>Plans a look at the moment at which time frees somebody for such a request.</summary>
    public static void PlanWake(DecisionScope scope, string queue, WorkNeeds needs, string kind, string? channel)
    {
        if (scope.Model.Queues.TryGetValue(queue, out var closed) && !closed.IsOpen(scope.Now))
        {
            if (closed.Hours!.NextOpening(scope.Now) is { } opening) Wake(scope, queue, DueTime.RoundUp(opening));
            return;
        }

        var state = scope.Tools.Rosters.Of(scope);
        var manager = Choosing.ManagerOf(scope.Model, needs);
        var suited = state.Staff.Having(manager is null ? needs.OfAnybody() : new WorkNeeds { Only = manager });
        Instant? earliest = null;
        foreach (var behind in Dispatching.Behind(scope.Model, queue))
        {
            var change = state.NextChange(manager is null ? behind.Pool.Mask.And(suited) : suited, kind, channel, scope.Now);
            if (change is { } moment && (earliest is null || moment < earliest)) earliest = moment;
        }

        if (Choosing.FirstOf(scope.Model, needs) is { } first && state.NextChange(state.Staff.Having(new WorkNeeds { Only = first }), kind, channel, scope.Now) is { } back && (earliest is null || back < earliest)) earliest = back;
        if (earliest is { } due) Wake(scope, queue, DueTime.RoundUp(due));
    }

    /// <summary>Plans a look at once.</summary>
    public static void WakeNow(DecisionScope scope, string queue) => Wake(scope, queue, scope.Now);

    /// <summary>The settings changed: all that waits is looked at under the new ones.</summary>
    public static void WakeAll(DecisionScope scope)
    {
        foreach (var queue in RosterWrites.Row(scope).Queues.Where(q => q.Value.Lists.Count > 0).Select(q => q.Key).ToArray()) WakeNow(scope, queue);
    }

    /// <summary>After so long the request waits for anybody, under its number; its manager, should one be back, is still the first.</summary>
    public static void PassOn(DecisionScope scope, WorkRequest request, long number, WorkNeeds needs, Duration after) => Insert(scope, new ScheduledAction
    {
        Account = scope.Account,
        Subject = request.Subject,
        Entry = number,
        Phase = ActionPhase.Timer,
        Action = PassOnAction,
        Target = request.Queue,
        DueAt = DueTime.RoundUp(scope.Now + after),
        Do = PassOnAction,
        Pipeline = "",
        Revision = 0,
        Stage = "",
        Cause = scope.Cause,
        PlannedAt = scope.Now,
        Payload = JsonBody.Write(json =>
        {
            json.Member("list", WaitingListName.Of(needs.Text, request.Kind, request.Channel));
            json.Member("first", request.KeepsManager ? needs.Only : null);
        }),
    });

    /// <summary>What a due look means.</summary>
    public static void Decide(DecisionScope scope, ScheduledAction action)
    {
        if (action.Do == PassOnAction)
        {
            // Nothing else has changed: only the list in which it stands now is looked at.
            if (PassedOn(scope, action) is { } list && scope.Model.Queues.ContainsKey(action.Target)) Dispatching.Run(scope, [action.Target], only: list);
            return;
        }

        if (RosterWrites.Row(scope).Queues.GetValueOrDefault(action.Target) is { } queue) RosterWrites.Queue(scope, action.Target, queue with { Wake = null });
        // Whoever is free now may serve other queues too, in which something older waits.
        Dispatching.Run(scope, [.. Dispatching.Waiting(scope)]);
    }

    // The list in which it waits from now on; null when it waits no more.
    private static string? PassedOn(DecisionScope scope, ScheduledAction action)
    {
        if (BodyReader.Text(action.Payload.Span, "list"u8) is not { } list) return null;
        if (scope.Set.Of(WaitingRecords.Instance).Find(WaitingRecords.Key(scope.Account, action.Target, list, action.Entry)) is not { } waiting || waiting.Subject != action.Subject) return null;
        var needs = WorkNeeds.Parse(waiting.Needs);
        needs = BodyReader.Text(action.Payload.Span, "first"u8) is { } manager ? needs.OfAnybodyAfter(manager) : needs.OfAnybody();
        WaitingLists.Move(scope, waiting, needs);
        return WaitingListName.Of(needs.Text, waiting.Kind, waiting.Channel);
    }

    private static void Wake(DecisionScope scope, string id, Instant due)
    {
        var queue = WaitingLists.QueueOf(scope, id);
        if (queue.Wake is { } planned && planned <= due)
        {
            if (planned > scope.Now - Overdue) return;
            // That look has still to come, or was lost: a later one must not take its place.
            due = scope.Now;
        }

        RosterWrites.Queue(scope, id, queue with { Wake = due });
        Insert(scope, new ScheduledAction
        {
            Account = scope.Account,
            Subject = SubjectOf(scope.Account, id),
            Entry = 0,
            Phase = ActionPhase.Timer,
            Action = Dispatch,
            Target = id,
            DueAt = due,
            Do = Dispatch,
            Pipeline = "",
            Revision = 0,
            Stage = "",
            PlannedAt = scope.Now,
        });
    }

    // One row a queue: a later look gives way to an earlier one.
    private static void Insert(DecisionScope scope, ScheduledAction row)
    {
        var actions = scope.Set.Of(ScheduledActionRecords.Instance);
        var key = ScheduledActionRecords.Instance.KeyOf(row);
        // A card that was made within this decision has a new id on every try: asking the store for it would never end.
        var isSearched = actions.Knows(ScheduledActionRecords.BySubject, ScheduledActionRecords.SubjectKey(row.Account, row.Subject));
        if ((isSearched && !actions.Has(key) ? null : actions.Find(key)) is not { } known) actions.Insert(actions.WasDeleted(key) ? row with { Version = row.Version + 1 } : row);
        else actions.Update(row with { Version = known.Version + 1 });
    }

    private static Guid SubjectOf(int account, string queue) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"queue/{account}/{queue}"))).AsSpan(0, 16));
}
