using NodaTime;

namespace CrmCore;

/// <summary>The value of a date field of a card: a date, a local date and time, or an instant.</summary>
internal readonly record struct FieldDate
{
    private readonly LocalDateTime _local;
    private readonly Instant? _instant;

    private FieldDate(LocalDateTime local, Instant? instant, bool isWholeDay)
    {
        _local = local;
        _instant = instant;
        IsWholeDay = isWholeDay;
    }

    /// <summary>True for a date without a time of day.</summary>
    public bool IsWholeDay { get; }

    public static FieldDate Of(LocalDate date) => new(date.AtMidnight(), null, isWholeDay: true);

    public static FieldDate Of(LocalDateTime local) => new(local, null, isWholeDay: false);

    public static FieldDate Of(Instant instant) => new(default, instant, isWholeDay: false);

    /// <summary>The moment that is meant, in the account's zone; of a whole day its beginning.</summary>
    public Instant MomentIn(DateTimeZone zone)
    {
        if (_instant is { } instant)
            return instant;
        var local = Reach.Clamp(_local);
        return IsWholeDay ? LocalClock.Border(zone, local) : LocalClock.Moment(zone, local);
    }

    /// <summary>The same as a local date and time. Call it only for a moment within <see cref="Reach"/>.</summary>
    public LocalDateTime LocalIn(DateTimeZone zone) => _instant is { } instant ? instant.InZone(zone).LocalDateTime : _local;
}
