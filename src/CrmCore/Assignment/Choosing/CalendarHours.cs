using NodaTime;

namespace CrmCore;

/// <summary>What a calendar says around a moment, remembered until it changes.</summary>
internal sealed class CalendarHours(CompiledCalendar calendar)
{
    private Instant _from = Instant.MaxValue;
    private Instant _until = Instant.MinValue;
    private Instant? _opening;
    private bool _open;

    public bool IsOpen(Instant now)
    {
        if (!Covers(now)) Read(now);
        return _open;
    }

    /// <summary>Until when <see cref="IsOpen"/> answers the same; a moment to ask again where the calendar's search ends before.</summary>
    public Instant Until(Instant now)
    {
        if (!Covers(now)) Read(now);
        return _until;
    }

    /// <summary>The moment itself when open, else the next opening; null for never. A moment ahead is answered without forgetting what is known of now.</summary>
    public Instant? NextOpening(Instant at)
    {
        if (Covers(at)) return _open ? at : _opening;
        return at == _opening ? at : calendar.NextOpening(at);
    }

    private bool Covers(Instant at) => at >= _from && at < _until;

    private void Read(Instant now)
    {
        _from = now;
        _open = calendar.IsOpen(now);
        _opening = _open ? null : calendar.NextOpening(now);
        _until = (_open ? calendar.NextClosing(now) : _opening) ?? AskAgain(now);
    }

    private static Instant AskAgain(Instant now) => Reach.Contains(now) ? now + Duration.FromDays(CompiledCalendar.HorizonDays - 1) : Instant.MaxValue;
}
