namespace CrmCore;

/// <summary>Reads phone numbers with the numbering plans of all countries. Strict: a number must fit a type of number of its plan.</summary>
internal sealed class MetadataPhoneNumberParser : IPhoneNumberParser
{
    /// <summary>Raised with each change of the rules here or of the embedded plans.</summary>
    public const int NormalizerVersion = 1;

    private const int MinNationalDigits = 2;
    private const int MaxNationalDigits = 17;

    // All digits, and those that a transform may put in front.
    private const int TransformRoom = PhoneText.MaxDigits + 8;

    private readonly NumberingPlans _plans = NumberingPlans.Default;

    /// <inheritdoc/>
    public int Version => NormalizerVersion;

    /// <inheritdoc/>
    public bool TryParse(ReadOnlySpan<char> raw, string? region, out PhoneNumber number)
    {
        number = default;
        Span<char> buffer = stackalloc char[PhoneText.MaxDigits];
        Span<char> scratch = stackalloc char[2 * TransformRoom];
        var count = PhoneText.Read(raw, buffer, out var international, out var extension);
        if (count == 0) return false;

        var home = _plans.ForRegion(region);
        var national = (ReadOnlySpan<char>)buffer[..count];
        var plan = SplitCallingCode(ref national, international, home, scratch[..TransformRoom]);
        if (plan is null || national.Length < MinNationalDigits) return false;

        var shorter = plan.WithoutNationalPrefix(national, scratch[TransformRoom..]);
        if (plan.HasPossibleLength(shorter.Length) || plan.IsTooLong(shorter.Length)) national = shorter;
        if (national.Length is < MinNationalDigits or > MaxNationalDigits) return false;

        var owner = _plans.Owner(plan, national);
        if (owner is null) return false;
        number = new(string.Concat(owner.Plus, national), extension, owner.Region);
        return true;
    }

    // Gives the plan to read the rest by, and leaves the national number.
    private NumberingPlan? SplitCallingCode(ref ReadOnlySpan<char> digits, bool international, NumberingPlan? home, Span<char> scratch)
    {
        if (international && AfterPlus(ref digits) is { } plan) return plan;
        if (home is null) return null;

        // A plus before the prefix for calls abroad, or before a number that only the home country can read ("+00 44 …"): read without it.
        var length = home.IddLength(digits);
        if (length >= 0)
        {
            digits = digits[length..];
            return AfterPlus(ref digits);
        }

        if (RemoveOwnCode(ref digits, home, scratch)) return _plans.ForCallingCode(home.CallingCode, out _);
        return international ? null : home;
    }

    private NumberingPlan? AfterPlus(ref ReadOnlySpan<char> digits)
    {
        if (digits.Length <= MinNationalDigits) return null;
        var plan = _plans.ForCallingCode(digits, out var length);
        if (plan is not null) digits = digits[length..];
        return plan;
    }

    // "7 916 …" in Russia: the code goes when the number is no national one with it but is without it, or is too long with it.
    private static bool RemoveOwnCode(ref ReadOnlySpan<char> digits, NumberingPlan home, Span<char> scratch)
    {
        if (!digits.StartsWith(home.CallingCode, StringComparison.Ordinal)) return false;
        var rest = home.WithoutNationalPrefix(digits[home.CallingCode.Length..], scratch);
        if (!home.IsTooLong(digits.Length) && (home.HasGeneralShape(digits) || !home.HasGeneralShape(rest))) return false;
        digits = rest;
        return true;
    }
}
