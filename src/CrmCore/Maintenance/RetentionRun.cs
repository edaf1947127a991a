using NodaTime;

namespace CrmCore;

/// <summary>Goes through the tables of an account in batches and removes what is past its time. Stopped anywhere, it begins anew and finds the rest.</summary>
internal sealed class RetentionRun(CrmEngine engine, RetentionPolicy policy, IProgress<RetentionReport>? progress)
{
    private const int Page = 500;
    private const int Batch = 200;

    private static readonly Duration VisitMarksKept = Duration.FromDays(1);

    private readonly Instant _now = engine.Now;

    public RetentionReport Done { get; private set; } = new();

    private Instant? EventsBefore => _now - policy.Events;

    private Instant? BodiesBefore => _now - (policy.EventBodies ?? policy.Events);

    public async ValueTask RunAsync(int account, CancellationToken ct)
    {
        await StripAsync(account, ct).ConfigureAwait(false);
        if (EventsBefore is { } before)
        {
            await RemoveEventsAsync(account, before, ct).ConfigureAwait(false);
            await RemoveKeysAsync(account, before, ct).ConfigureAwait(false);
            await SweepAsync(account, ImportRunRecords.Instance, run => run.EndedAt < before ? null : run, (done, n) => done with { Imports = done.Imports + n }, ct).ConfigureAwait(false);
        }

        await SweepAsync(account, VisitMarkRecords.Instance, mark => mark.FiredAt < _now - VisitMarksKept ? null : mark, (done, n) => done with { VisitMarks = done.VisitMarks + n }, ct).ConfigureAwait(false);
        Done = Done with { Accounts = Done.Accounts + 1 };
        progress?.Report(Done);
    }

    private async ValueTask StripAsync(int account, CancellationToken ct)
    {
        var before = BodiesBefore!.Value;
        await SweepAsync(account, StoredEventRecords.Instance, e => IsHandled(e) && !e.IsStripped && e.RecordedAt < before ? Stripped(e) : e, (done, n) => done with { EventBodies = done.EventBodies + n }, ct, until: before).ConfigureAwait(false);
    }

    // The last of them stays, stripped: dry runs know by it where the past begins that can be replayed.
    private async ValueTask RemoveEventsAsync(int account, Instant before, CancellationToken ct)
    {
        EventId? last = null;
        await foreach (var e in AllAsync(account, StoredEventRecords.Instance, before, ct).ConfigureAwait(false))
        {
            if (IsOver(e)) last = e.Id;
        }

        await SweepAsync(account, StoredEventRecords.Instance, e => IsOver(e) && e.Id != last ? null : e, (done, n) => done with { Events = done.Events + n }, ct, until: before).ConfigureAwait(false);

        bool IsOver(StoredEvent e) => IsHandled(e) && e.IsStripped && e.RecordedAt < before;
    }

    // A key goes when its event is gone and was accepted long ago, which its id tells. An event that is gone does not come back.
    private async ValueTask RemoveKeysAsync(int account, Instant before, CancellationToken ct)
    {
        var found = new List<RecordKey>(Batch);
        await foreach (var key in AllAsync(account, EventKeyRecords.Instance, null, ct).ConfigureAwait(false))
        {
            Done = Done with { Looked = Done.Looked + 1 };
            if (!(MomentOf(key.Event.Value) < before)) continue;
            if (await engine.Store.FindAsync(StoredEventRecords.Instance, StoredEventRecords.Key(account, key.Event), ct).ConfigureAwait(false) is not null) continue;
            found.Add(EventKeyRecords.Instance.KeyOf(key));
            if (found.Count == Batch) await RemoveAsync().ConfigureAwait(false);
        }

        if (found.Count > 0) await RemoveAsync().ConfigureAwait(false);

        async ValueTask RemoveAsync() => await this.RemoveAsync(new RetentionItem(account, EventKeyRecords.Instance, found.ToArray(), _ => null), found, (done, n) => done with { EventKeys = done.EventKeys + n }, ct).ConfigureAwait(false);
    }

    private async ValueTask SweepAsync<T>(int account, RecordType<T> type, Func<T, T?> kept, Func<RetentionReport, int, RetentionReport> count, CancellationToken ct, Instant? until = null)
        where T : class
    {
        var found = new List<RecordKey>(Batch);
        await foreach (var record in AllAsync(account, type, until, ct).ConfigureAwait(false))
        {
            Done = Done with { Looked = Done.Looked + 1 };
            if (ReferenceEquals(kept(record), record)) continue;
            found.Add(type.KeyOf(record));
            if (found.Count == Batch) await RemoveAsync().ConfigureAwait(false);
        }

        if (found.Count > 0) await RemoveAsync().ConfigureAwait(false);

        async ValueTask RemoveAsync() => await this.RemoveAsync(new RetentionItem(account, type, found.ToArray(), record => kept((T)record)), found, count, ct).ConfigureAwait(false);
    }

    private async ValueTask RemoveAsync(RetentionItem item, List<RecordKey> found, Func<RetentionReport, int, RetentionReport> count, CancellationToken ct)
    {
        await engine.Queue.RunAsync(item, ct).ConfigureAwait(false);
        Done = count(Done, item.Removed);
        found.Clear();
        progress?.Report(Done);
    }

    // Events lie in the order of their acceptance.
    private async IAsyncEnumerable<T> AllAsync<T>(int account, RecordType<T> type, Instant? until, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
        where T : class
    {
        string? after = null;
        do
        {
            ct.ThrowIfCancellationRequested();
            var page = await engine.Store.PageAsync(type, -1, new RecordKey(account), 1, Page, after, false, ct).ConfigureAwait(false);
            foreach (var record in page.Items) yield return record;
            after = page.Items.Count > 0 && page.Items[^1] is StoredEvent last && last.RecordedAt >= until ? null : page.Next;
        }
        while (after is not null);
    }

    private static bool IsHandled(StoredEvent e) => (e.State is EventState.Decided or EventState.Dropped) && e.Kind != CommandKinds.SaveSetting;

    private static StoredEvent Stripped(StoredEvent e) =>
        e with { Body = e.Body.IsEmpty ? e.Body : ErasedJson.IdsOf(e.Body), IsStripped = true, Version = e.Version + 1 };

    // Ids of version 7 begin with their millisecond; what a host's own source makes otherwise tells no moment.
    private static Instant? MomentOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return id.Version == 7 ? Instant.FromUnixTimeMilliseconds((long)(System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16)) : null;
    }
}
