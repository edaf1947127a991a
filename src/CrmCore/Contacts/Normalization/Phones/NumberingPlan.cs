using System.Globalization;

namespace CrmCore;

/// <summary>The rules of one country, territory or international service: what its numbers look like and how they are dialled.</summary>
internal sealed class NumberingPlan
{
    private const int GeneralTag = 0;
    private const int FirstTypeField = 6;

    private readonly string[] _fields;
    private readonly int[] _lengths;
    private readonly DigitPrefix? _idd;
    private readonly DigitPrefix? _nationalPrefix;
    private readonly DigitPrefix? _leadingDigits;
    private readonly string _transformLead;
    private readonly bool _transforms;
    private DigitAutomaton? _automaton;

    /// <summary>Reads one line of the embedded plans; eng/phone-metadata/generate.mjs says what the fields are.</summary>
    public NumberingPlan(string line)
    {
        var fields = line.Split('\t');
        Region = string.Equals(fields[0], "001", StringComparison.Ordinal) ? null : fields[0];
        CallingCode = fields[1];
        Plus = "+" + CallingCode;
        _idd = Prefix(fields[2]);
        _nationalPrefix = Prefix(fields[3]);

        // A transform is some digits and then the last group of the prefix, as in "9$1".
        _transforms = fields[4].Length > 0;
        _transformLead = _transforms ? fields[4][..fields[4].IndexOf('$', StringComparison.Ordinal)] : "";
        _leadingDigits = Prefix(fields[5]);
        _fields = fields;
        _lengths = new int[(fields.Length - FirstTypeField) / 2];
        for (var tag = 0; tag < _lengths.Length; tag++) _lengths[tag] = Lengths(fields[FirstTypeField + (2 * tag)]);
    }

    /// <summary>Gets the ISO code, or null for an international service.</summary>
    public string? Region { get; }

    public string CallingCode { get; }

    /// <summary>Gets the calling code with its plus.</summary>
    public string Plus { get; }

    /// <summary>Gets whether the plan is told from others of its calling code by the first digits alone.</summary>
    public bool HasLeadingDigits => _leadingDigits is not null;

    private DigitAutomaton Automaton => _automaton ??= BuildAutomaton();

    public bool StartsWithLeadingDigits(ReadOnlySpan<char> number) => _leadingDigits is not null && _leadingDigits.Match(number) >= 0;

    /// <summary>Gives the length of the prefix for calls abroad at the beginning of the digits, or -1.</summary>
    public int IddLength(ReadOnlySpan<char> digits)
    {
        var length = _idd is null ? -1 : _idd.Match(digits);

        // No calling code begins with 0: what looks like the prefix is then part of a national number.
        return length > 0 && length < digits.Length && digits[length] == '0' ? -1 : length;
    }

    /// <summary>Whether the digits have the shape of a national number, whatever their length.</summary>
    public bool HasGeneralShape(ReadOnlySpan<char> number) => ((Automaton.Match(number) >> GeneralTag) & 1) != 0;

    /// <summary>Whether the digits are a number of a known type (fixed, mobile, freephone, …) in a length that type has.</summary>
    public bool IsValid(ReadOnlySpan<char> number)
    {
        var accepts = Automaton.Match(number);
        var general = 1 << GeneralTag;
        if ((accepts & general) == 0 || !HasLength(GeneralTag, number.Length)) return false;
        for (var tag = GeneralTag + 1; tag < _lengths.Length; tag++)
        {
            if (((accepts >> tag) & 1) != 0 && HasLength(tag, number.Length)) return true;
        }

        return false;
    }

    public bool HasPossibleLength(int length) => HasLength(GeneralTag, length);

    public bool IsTooLong(int length) => length > 31 || (_lengths[GeneralTag] >> length) == 0;

    /// <summary>
    /// Takes the prefix for calls inside the country away, where that leaves a better number than there was.
    /// <paramref name="buffer"/> is used where digits must be put in front.
    /// </summary>
    public ReadOnlySpan<char> WithoutNationalPrefix(ReadOnlySpan<char> number, Span<char> buffer)
    {
        if (_nationalPrefix is null || number.IsEmpty) return number;
        var length = _nationalPrefix.Match(number, out var last, out var hasLast);
        if (length < 0) return number;
        var rest = number[length..];
        if (_transforms && hasLast)
        {
            _transformLead.CopyTo(buffer);
            last.CopyTo(buffer[_transformLead.Length..]);
            rest.CopyTo(buffer[(_transformLead.Length + last.Length)..]);
            rest = buffer[..(_transformLead.Length + last.Length + rest.Length)];
        }

        return HasGeneralShape(number) && !HasGeneralShape(rest) ? number : rest;
    }

    private bool HasLength(int tag, int length) => length <= 31 && ((_lengths[tag] >> length) & 1) != 0;

    // Two threads may build the same automaton at the same time: one of them is kept, both are right.
    private DigitAutomaton BuildAutomaton()
    {
        var patterns = new string[_lengths.Length];
        for (var tag = 0; tag < patterns.Length; tag++) patterns[tag] = _fields[FirstTypeField + (2 * tag) + 1];
        return DigitAutomaton.Build(patterns);
    }

    private static DigitPrefix? Prefix(string pattern) => pattern.Length == 0 ? null : new(pattern);

    private static int Lengths(string field)
    {
        var mask = 0;
        foreach (var part in field.Split(',')) mask |= 1 << int.Parse(part, NumberStyles.None, CultureInfo.InvariantCulture);
        return mask;
    }
}
