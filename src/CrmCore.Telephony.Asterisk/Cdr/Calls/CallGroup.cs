using NodaTime;

namespace CrmCore.Telephony.Asterisk;

/// <summary>Rows found to be of one call so far.</summary>
internal sealed class CallGroup(string key, long order, Instant changed)
{
    private readonly Dictionary<string, CdrRecord> _rows = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _absorbed = new(StringComparer.Ordinal);
    private CallGroup? _mergedInto;

    public string Key { get; } = key;

    /// <summary>The place of the first row among all rows: of two groups that turn out to be one, the earlier keeps its key.</summary>
    public long Order { get; } = order;

    public Instant Changed { get; private set; } = changed;

    public bool WasHandedOut { get; private set; }

    public Instant Ended { get; private set; } = Instant.MinValue;

    public IReadOnlyCollection<CdrRecord> Rows => _rows.Values;

    public IReadOnlyCollection<string> Absorbed => _absorbed;

    /// <summary>The group that this one has become a part of, or itself.</summary>
    public CallGroup Whole => _mergedInto is null ? this : _mergedInto = _mergedInto.Whole;

    public bool Take(CdrRecord row, Instant now)
    {
        if (_rows.TryGetValue(row.Key, out var known) && known.SaysTheSameAs(row))
            return false;
        _rows[row.Key] = row;
        Ended = Instant.Max(Ended, row.EndedAt);
        Changed = now;
        return true;
    }

    public void Absorb(CallGroup other, Instant now)
    {
        foreach (var row in other._rows.Values)
            _rows[row.Key] = row;
        _absorbed.UnionWith(other._absorbed);
        if (other.WasHandedOut)
            _absorbed.Add(other.Key);
        Ended = Instant.Max(Ended, other.Ended);
        Changed = now;
        other._mergedInto = this;
    }

    public void HandOut() => WasHandedOut = true;
}
