using NodaTime;

namespace CrmCore;

/// <summary>Who is there and has room, by kind of work and channel, kept up to date as time passes and desks change.</summary>
internal sealed class Availability
{
    private readonly Staff _staff;
    private readonly Desk[] _desks;
    private readonly CalendarHours[] _hours;
    private readonly TimedMask _there;
    private readonly Dictionary<string, TimedMask> _room = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TimedMask> _channels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<(QueuePool Pool, string Kind), LoadSlots> _loads = [];

    public Availability(Staff staff, Desk[] desks)
    {
        _staff = staff;
        _desks = desks;
        _hours = [.. staff.Calendars.Select(c => new CalendarHours(c))];
        _there = new TimedMask(staff.Count, IsThere);
    }

    /// <summary>Takes out of the words whoever is not available.</summary>
    public void Narrow(Span<ulong> words, string kind, string? channel, Instant now)
    {
        EmployeeMask.Intersect(words, _there.At(now));
        EmployeeMask.Intersect(words, Room(kind).At(now));
        if (channel is not null) EmployeeMask.Intersect(words, Channel(channel).At(now));
    }

    public bool IsAvailable(int index, string kind, string? channel, Instant now) =>
        EmployeeMask.Has(_there.At(now), index) && EmployeeMask.Has(Room(kind).At(now), index)
        && (channel is null || EmployeeMask.Has(Channel(channel).At(now), index));

    /// <summary>Whether somebody is at work, with room or without.</summary>
    public bool IsAtWork(int index, Instant now) => EmployeeMask.Has(_there.At(now), index);

    /// <summary>What everybody of a queue has open of a kind.</summary>
    public LoadSlots LoadsOf(QueuePool pool, string kind)
    {
        if (_loads.TryGetValue((pool, kind), out var known)) return known;
        if (!_open.TryGetValue(kind, out var open)) _open[kind] = open = [.. _desks.Select(d => d.OpenOf(kind))];
        return _loads[(pool, kind)] = new LoadSlots(pool, open);
    }

    public void Written(int index)
    {
        _there.Written(index);
        foreach (var room in _room.Values) room.Written(index);
        foreach (var channel in _channels.Values) channel.Written(index);
        foreach (var (kind, open) in _open) open[index] = _desks[index].OpenOf(kind);
        foreach (var loads in _loads.Values) loads.Written(index);
    }

    /// <summary>Why somebody, with that desk, is not available; null when available.</summary>
    public PassOver? WhyNot(int index, Desk desk, string kind, string? channel, Instant now)
    {
        var employee = _staff[index];
        if (!employee.Active) return PassOver.Dismissed;
        var presence = DeskRules.PresenceAt(desk, now);
        if (DeskRules.Absent(presence) is { } absent) return absent;
        if (presence == Presence.AtWork && !IsOpen(index, now)) return PassOver.OutsideHours;
        if (DeskRules.IsFull(desk, employee, kind) || (channel is not null && DeskRules.IsFull(desk, employee, channel))) return PassOver.Full;
        if (DeskRules.QuotaSpentUntil(desk, employee, _staff.ZoneOf(index), kind, now) is not null) return PassOver.QuotaSpent;
        return DeskRules.TooFastUntil(desk, employee, now) is null ? null : PassOver.TooFast;
    }

    /// <summary>The earliest moment after now at which time alone makes one of these available who is not; null for never.</summary>
    public Instant? NextChange(EmployeeMask of, string kind, string? channel, Instant now)
    {
        Instant? next = null;
        foreach (var index in of.Indexes())
        {
            if (!IsAvailable(index, kind, channel, now) && FreeAt(index, kind, channel, now, next ?? Instant.MaxValue) is { } free) next = free;
        }

        return next;
    }

    /// <summary>When time alone makes somebody available; null for never, or not before the moment given.</summary>
    private Instant? FreeAt(int index, string kind, string? channel, Instant now, Instant before)
    {
        // Each step is past one obstacle, and only hours come back when they are past: few steps lead to an answer.
        const int mostSteps = 8;
        var (employee, desk) = (_staff[index], _desks[index]);
        if (!employee.Active || DeskRules.IsFull(desk, employee, kind) || (channel is not null && DeskRules.IsFull(desk, employee, channel))) return null;
        var at = now;
        for (var step = 0; step < mostSteps; step++)
        {
            if (Past(index, employee, desk, kind, at) is not { } past || past >= before || past == Instant.MaxValue) return null;
            if (past == at) break;
            at = past;
        }

        return at > now ? at : null;
    }

    /// <summary>The moment at which what is in the way at a moment is past; the moment itself when nothing is, null for never.</summary>
    private Instant? Past(int index, Employee employee, Desk desk, string kind, Instant at)
    {
        var past = at;
        var presence = DeskRules.PresenceAt(desk, at);
        if (DeskRules.Absent(presence) is not null)
        {
            if (desk.Until is not { } until) return null;
            past = until;
        }
        else if (presence == Presence.AtWork)
        {
            if (NextOpening(index, at) is not { } opening) return null;
            past = opening;
        }

        if (DeskRules.QuotaSpentUntil(desk, employee, _staff.ZoneOf(index), kind, at) is { } midnight) past = Instant.Max(past, midnight);
        if (DeskRules.TooFastUntil(desk, employee, at) is { } slow) past = Instant.Max(past, slow);
        return past;
    }

    private (bool Holds, Instant Until) IsThere(int index, Instant now)
    {
        var (employee, desk) = (_staff[index], _desks[index]);
        if (!employee.Active) return (false, Instant.MaxValue);
        var presence = DeskRules.PresenceAt(desk, now);
        var until = desk.Until is { } said && said > now ? said : Instant.MaxValue;
        var there = DeskRules.Absent(presence) is null;
        if (presence == Presence.AtWork && _staff.CalendarOf(index) is var calendar and not Staff.NoCalendar)
        {
            there = IsOpen(index, now);
            if (calendar >= 0) until = Instant.Min(until, _hours[calendar].Until(now));
        }

        if (DeskRules.TooFastUntil(desk, employee, now) is { } slow) (there, until) = (false, Instant.Min(until, slow));
        return (there, until);
    }

    private bool IsOpen(int index, Instant now) => _staff.CalendarOf(index) switch
    {
        Staff.NoCalendar => true,
        Staff.UnknownCalendar => false,
        var calendar => _hours[calendar].IsOpen(now),
    };

    private Instant? NextOpening(int index, Instant at) => _staff.CalendarOf(index) switch
    {
        Staff.NoCalendar => at,
        Staff.UnknownCalendar => null,
        var calendar => _hours[calendar].NextOpening(at),
    };

    private TimedMask Room(string kind)
    {
        if (_room.TryGetValue(kind, out var known)) return known;
        return _room[kind] = new TimedMask(_staff.Count, (index, now) =>
        {
            var (employee, desk) = (_staff[index], _desks[index]);
            var spent = DeskRules.QuotaSpentUntil(desk, employee, _staff.ZoneOf(index), kind, now);
            return (spent is null && !DeskRules.IsFull(desk, employee, kind), spent ?? Instant.MaxValue);
        });
    }

    private TimedMask Channel(string channel)
    {
        if (_channels.TryGetValue(channel, out var known)) return known;
        return _channels[channel] = new TimedMask(_staff.Count, (index, _) => (!DeskRules.IsFull(_desks[index], _staff[index], channel), Instant.MaxValue));
    }
}
