using System.Buffers;

namespace CrmCore.Telephony.Asterisk;

/// <summary>Tells extensions, outside numbers and the company's own apart.</summary>
internal sealed class CallNumbers
{
    /// <summary>The digits that are the same with and without the country's code or a trunk prefix.</summary>
    private const int Subscriber = 10;

    private static readonly SearchValues<char> Dialled = SearchValues.Create("0123456789*#");

    private static readonly SearchValues<char> Written = SearchValues.Create("0123456789+*#-(). ");

    private readonly int _longestExtension;
    private readonly HashSet<string> _own;

    public CallNumbers(CallGroupingOptions options)
    {
        _longestExtension = options.LongestExtension;
        _own = [.. options.OwnNumbers.Select(Ending)];
    }

    public bool IsExtension(string? number) =>
        !string.IsNullOrEmpty(number) && number.Length <= _longestExtension && number.AsSpan().IndexOfAnyExcept(Dialled) < 0;

    public bool IsOutside(string? number)
    {
        if (string.IsNullOrEmpty(number) || number.AsSpan().IndexOfAnyExcept(Written) >= 0)
            return false;
        return number.Count(char.IsAsciiDigit) > _longestExtension;
    }

    public bool IsOwn(string? number) => _own.Count > 0 && IsOutside(number) && _own.Contains(Ending(number!));

    /// <summary>The employee's telephone that a row rings or talks to, if any.</summary>
    public string? Leg(CdrRecord row)
    {
        if (ChannelName.Number(row.DestinationChannel) is { } dialled && IsExtension(dialled))
            return dialled;
        return ChannelName.IsSecondHalf(row.Channel) && IsExtension(row.Destination)
            && string.Equals(ChannelName.Number(row.Channel), row.Destination, StringComparison.Ordinal)
            ? row.Destination
            : null;
    }

    private static string Ending(string number)
    {
        var digits = string.Concat(number.Where(char.IsAsciiDigit));
        return digits.Length > Subscriber ? digits[^Subscriber..] : digits;
    }
}
