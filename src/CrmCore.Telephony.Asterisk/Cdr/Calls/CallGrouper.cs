using NodaTime;

namespace CrmCore.Telephony.Asterisk;

/// <summary>Puts rows together into calls, as they come.</summary>
/// <remarks>
/// Give it the rows of every batch, and take the calls that are settled. A row that comes later changes its call, which is handed out again under
/// the same key; a row that came before changes nothing. After a restart, first add the stored rows of the last hours in the order in which they
/// came. Not safe to share between threads.
/// </remarks>
public sealed class CallGrouper
{
    /// <summary>After how many rows old calls are looked for and forgotten.</summary>
    private const int SweepEvery = 2000;

    private readonly CallGroupingOptions _options;
    private readonly CallNumbers _numbers;
    private readonly CallLinks _links = new();
    private readonly Dictionary<string, CallGroup> _byRow = new(StringComparer.Ordinal);
    private readonly HashSet<CallGroup> _groups = [];
    private readonly HashSet<CallGroup> _due = [];
    private Instant _newest = Instant.MinValue;
    private long _order;

    /// <summary>Begins with no calls.</summary>
    /// <param name="options">How to group, or <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length of extensions is not positive, or a time is negative.</exception>
    public CallGrouper(CallGroupingOptions? options = null)
    {
        _options = options ?? new CallGroupingOptions();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(_options.LongestExtension, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.Quiet, Duration.Zero, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.Memory, Duration.Zero, nameof(options));
        _numbers = new CallNumbers(_options);
    }

    /// <summary>All calls remembered, in the order in which their first rows came, settled or not.</summary>
    public IReadOnlyList<CdrCall> Calls => [.. _groups.OrderBy(group => group.Order).Select(Call)];

    /// <summary>Takes rows in, in the order of their source.</summary>
    /// <param name="rows">The rows. One that came before counts once; if its values have changed, the later ones hold.</param>
    /// <param name="now">The time of the reading, which <see cref="Settled"/> counts from.</param>
    public void Add(IEnumerable<CdrRecord> rows, Instant now)
    {
        ArgumentNullException.ThrowIfNull(rows);
        foreach (var row in rows)
        {
            Add(row, now);
            if (++_order % SweepEvery == 0)
                Forget(now);
        }
    }

    /// <summary>Hands out the calls that are new or have changed since they were last handed out, once no row has come for the quiet time.</summary>
    /// <param name="now">The present time; <see cref="Instant.MaxValue"/> hands out all that is left.</param>
    /// <returns>The calls in the order in which their first rows came.</returns>
    public IReadOnlyList<CdrCall> Settled(Instant now)
    {
        var settled = new List<CdrCall>();
        foreach (var group in _due.Where(group => now - group.Changed >= _options.Quiet).OrderBy(group => group.Order).ToList())
        {
            _due.Remove(group);
            group.HandOut();
            settled.Add(Call(group));
        }

        return settled;
    }

    private void Add(CdrRecord row, Instant now)
    {
        if (_byRow.TryGetValue(row.Key, out var holder) && !holder.Whole.Take(row, now))
            return;
        var found = _links.Find(row);
        if (holder is not null)
            found.Add(holder.Whole);
        var group = found.MinBy(candidate => candidate.Order) ?? New(row, now);
        foreach (var other in found)
        {
            if (other == group)
                continue;
            group.Absorb(other, now);
            _groups.Remove(other);
            _due.Remove(other);
        }

        _due.Add(group);
        group.Take(row, now);
        _byRow[row.Key] = group;
        _links.Remember(row, group);
        _newest = Instant.Max(_newest, Instant.Min(row.EndedAt, now));
    }

    private CallGroup New(CdrRecord row, Instant now)
    {
        var key = !string.IsNullOrEmpty(row.LinkedId) ? row.LinkedId : !string.IsNullOrEmpty(row.UniqueId) ? row.UniqueId : row.Key;
        var group = new CallGroup(key, _order, now);
        _groups.Add(group);
        return group;
    }

    private CdrCall Call(CallGroup group) => new CallSummary(group.Rows, _numbers).Call(group);

    /// <summary>Lets go of calls that ended long before the newest row; those still to be handed out stay.</summary>
    private void Forget(Instant now)
    {
        var horizon = Instant.Min(_newest, now) - _options.Memory;
        bool IsOver(CallGroup group) => !_due.Contains(group) && group.Ended < horizon;
        _links.Forget(IsOver);
        foreach (var group in _groups.Where(IsOver).ToList())
        {
            foreach (var row in group.Rows)
                _byRow.Remove(row.Key);
            _groups.Remove(group);
        }
    }
}
