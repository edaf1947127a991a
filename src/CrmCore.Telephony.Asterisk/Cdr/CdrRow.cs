using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace CrmCore.Telephony.Asterisk;

/// <summary>The values of one row by column name, read with one memory of the first thing that was wrong.</summary>
internal sealed class CdrRow(IReadOnlyDictionary<string, int> ordinals, IReadOnlyList<object?> values)
{
    private static readonly LocalDateTimePattern Pattern =
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd' 'HH':'mm':'ss;FFFFFFFFF");

    private static readonly decimal LongestCall = 10 * 365 * NodaConstants.SecondsPerDay;

    /// <summary>The first fault met, or <see langword="null"/>.</summary>
    public CdrFault? Fault { get; private set; }

    public bool Has(string column) => ordinals.ContainsKey(column);

    public string? Text(string column) => Value(column, out var value) ? Invariant(value) : null;

    /// <summary>A time; none when the column is absent, empty, or MySQL's zero date.</summary>
    public CdrTime? Time(string column)
    {
        if (!Value(column, out var value))
            return null;
        switch (value)
        {
            case DateTime { Kind: DateTimeKind.Utc } utc:
                return CdrTime.Exact(Instant.FromDateTimeUtc(utc));
            case DateTime local:
                return local.Year <= 1 ? null : CdrTime.Local(LocalDateTime.FromDateTime(local));
            case DateTimeOffset offset:
                return CdrTime.Exact(Instant.FromDateTimeOffset(offset));
            default:
                return TimeOf(column, Invariant(value).Trim());
        }
    }

    public Duration? Seconds(string column)
    {
        if (Number(column, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint) is not { } seconds)
            return null;
        if (seconds >= 0 && seconds <= LongestCall)
            return Duration.FromNanoseconds(decimal.ToInt64(seconds * NodaConstants.NanosecondsPerSecond));
        Wrong(column, "a number of seconds");
        return null;
    }

    public long? Whole(string column) =>
        Number(column, NumberStyles.AllowLeadingSign) is { } number && number == decimal.Truncate(number) && Math.Abs(number) <= long.MaxValue
            ? decimal.ToInt64(number)
            : null;

    /// <summary>The columns that nobody has asked for by name.</summary>
    public ImmutableSortedDictionary<string, string?> Rest(IReadOnlySet<string> known)
    {
        var rest = ImmutableSortedDictionary<string, string?>.Empty;
        foreach (var (column, _) in ordinals)
        {
            if (!known.Contains(column))
                rest = rest.SetItem(column, Text(column));
        }

        return rest;
    }

    public void Wrong(string column, string wanted) => Fault ??= new CdrFault(
        $"Column '{column}' does not hold {wanted}.",
        "Check that the layout names the columns in the order in which Asterisk writes them (cdr.conf, cdr_custom.conf).");

    private static string Invariant(object? value) => value switch
    {
        null or DBNull => string.Empty,
        string text => text,
        byte[] bytes => System.Text.Encoding.UTF8.GetString(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty,
    };

    private CdrTime? TimeOf(string column, string text)
    {
        if (text.Length == 0 || text.StartsWith("0000-00-00", StringComparison.Ordinal))
            return null;
        var parsed = Pattern.Parse(text.Length > 10 && text[10] == 'T' ? string.Concat(text.AsSpan(0, 10), " ", text.AsSpan(11)) : text);
        if (parsed.Success)
            return CdrTime.Local(parsed.Value);
        Wrong(column, "a time like 2026-11-21 18:30:53");
        return null;
    }

    private decimal? Number(string column, NumberStyles style)
    {
        var text = Text(column)?.Trim();
        if (string.IsNullOrEmpty(text))
            return null;
        if (decimal.TryParse(text, style, CultureInfo.InvariantCulture, out var number))
            return number;
        Wrong(column, "a number");
        return null;
    }

    private bool Value(string column, out object? value)
    {
        value = null;
        if (!ordinals.TryGetValue(column, out var ordinal))
            return false;
        value = values[ordinal];
        return true;
    }
}
