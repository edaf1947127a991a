using NodaTime;

namespace CrmCore;

/// <summary>
/// Of whom something holds now, kept up to date: an employee is looked at again when the time comes at which the answer may change, or when the desk was
/// written. A clock that goes back has everybody looked at again.
/// </summary>
internal sealed class TimedMask(int count, Func<int, Instant, (bool Holds, Instant Until)> look)
{
    private readonly ulong[] _words = new ulong[EmployeeMask.WordsFor(count)];
    private readonly Instant[] _until = new Instant[count];
    private readonly PriorityQueue<int, Instant> _due = new();
    private readonly List<int> _written = [];
    private Instant? _at;

    public ReadOnlySpan<ulong> At(Instant now)
    {
        if (_at is not { } at || now < at) LookAtAll(now);
        else
        {
            foreach (var index in _written) Look(index, now);
            _written.Clear();
            while (_due.TryPeek(out var index, out var until) && until <= now)
            {
                _due.Dequeue();
                if (_until[index] == until) Look(index, now);
            }
        }

        _at = now;
        return _words;
    }

    public void Written(int index)
    {
        if (_at is null) return;
        if (_written.Count < count) _written.Add(index);
        else _at = null;
    }

    private void LookAtAll(Instant now)
    {
        _written.Clear();
        _due.Clear();
        for (var index = 0; index < count; index++)
        {
            _until[index] = Instant.MaxValue;
            Look(index, now);
        }
    }

    private void Look(int index, Instant now)
    {
        var (holds, until) = look(index, now);
        if (holds) EmployeeMask.Set(_words, index);
        else EmployeeMask.Clear(_words, index);

        // What is still queued for another moment is passed over when it comes up.
        if (until == _until[index] && until > now) return;
        _until[index] = until;
        if (until == Instant.MaxValue) return;
        if (_due.Count > (4 * count) + 64) DropStale();
        _due.Enqueue(index, until);
    }

    private void DropStale()
    {
        var live = _due.UnorderedItems.Where(d => _until[d.Element] == d.Priority).Distinct().ToList();
        _due.Clear();
        _due.EnqueueRange(live);
    }
}
