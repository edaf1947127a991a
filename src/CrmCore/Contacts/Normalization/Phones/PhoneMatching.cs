using System.Runtime.InteropServices;

namespace CrmCore;

/// <summary>Compares two phone numbers as they were written, also incomplete ones.</summary>
internal static class PhoneMatching
{
    public static PhoneMatch Match(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var plans = NumberingPlans.Default;
        Span<char> leftDigits = stackalloc char[PhoneText.MaxDigits];
        Span<char> rightDigits = stackalloc char[PhoneText.MaxDigits];
        Span<char> leftRest = stackalloc char[2 * PhoneText.MaxDigits];
        Span<char> rightRest = stackalloc char[2 * PhoneText.MaxDigits];
        var first = Line.Read(left, leftDigits, leftRest, plans);
        var second = Line.Read(right, rightDigits, rightRest, plans);
        if (first.Number.IsEmpty || second.Number.IsEmpty) return PhoneMatch.NotANumber;

        // A number without its country is read by the rules of the other's.
        if (first.Plan is { } plan && second.Plan is null) second.Number = plan.WithoutNationalPrefix(second.Number, rightRest);
        else if (second.Plan is { } other && first.Plan is null) first.Number = other.WithoutNationalPrefix(first.Number, leftRest);
        return Compare(first, second);
    }

    private static PhoneMatch Compare(Line left, Line right)
    {
        var bothExtended = left.Extension is not null && right.Extension is not null;
        var sameExtension = string.Equals(left.Extension, right.Extension, StringComparison.Ordinal);
        if (bothExtended && !sameExtension) return PhoneMatch.None;
        var bothPlanned = left.Plan is not null && right.Plan is not null;
        if (bothPlanned && !string.Equals(left.Plan!.CallingCode, right.Plan!.CallingCode, StringComparison.Ordinal)) return PhoneMatch.None;
        if (left.Number.SequenceEqual(right.Number) && sameExtension) return bothPlanned ? PhoneMatch.Exact : PhoneMatch.National;
        var suffix = left.Number.EndsWith(right.Number, StringComparison.Ordinal) || right.Number.EndsWith(left.Number, StringComparison.Ordinal);
        return suffix ? PhoneMatch.ShortNational : PhoneMatch.None;
    }

    [StructLayout(LayoutKind.Auto)]
    private ref struct Line
    {
        public ReadOnlySpan<char> Number;
        public NumberingPlan? Plan;
        public string? Extension;

        public static Line Read(ReadOnlySpan<char> raw, Span<char> digits, Span<char> rest, NumberingPlans plans)
        {
            var line = new Line();
            var count = PhoneText.Read(raw, digits, out var international, out line.Extension);
            line.Number = digits[..count];
            if (!international || count == 0) return line;
            line.Plan = plans.ForCallingCode(line.Number, out var length);
            line.Number = line.Plan is null ? default : line.Plan.WithoutNationalPrefix(line.Number[length..], rest);
            return line;
        }
    }
}
