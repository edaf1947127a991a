using System.Globalization;

namespace SalesDay;

/// <summary>Something in the day's files that could not be used: where, what, and what to do about it.</summary>
internal sealed record Problem(string File, int? Line, string What, string Remedy)
{
    public string Place => Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"{File}, line {line}") : File;
}
