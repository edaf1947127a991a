namespace CrmCore;

/// <summary>Numbers of the account's own as exchanges write them.</summary>
internal static class LineNumbers
{
    /// <summary>The digits alone: a line's number is the same however it is written.</summary>
    public static string Digits(string number) => string.Concat(number.Where(char.IsAsciiDigit));
}
