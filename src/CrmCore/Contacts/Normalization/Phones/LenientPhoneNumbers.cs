namespace CrmCore;

/// <summary>
/// Reads the phone numbers of imports, where strict rules lose too many: several numbers in one cell, a foreign number without its plus,
/// numbers
/// that a spreadsheet took for quantities (<c>79161234567.0</c>, <c>7.9161234567E10</c>, unless rounded), prefixes of yesterday (Mexico's <c>044</c> and <c>521</c>, Ukraine's <c>80…</c>, Brazil's mobiles before the ninth digit), extension words of
/// many languages. What is read is always a valid number of today. Opt-in: register it as the <see cref="IPhoneNumberParser"/>, or ask it
/// where a file is read.
/// </summary>
/// <remarks>Immutable and safe for use from several threads.</remarks>
public sealed class LenientPhoneNumbers : IPhoneNumberParser
{
    /// <summary>The most numbers given for one cell.</summary>
    public const int MaxNumbers = 10;

    /// <summary>The characters looked at; what stands after them is not read.</summary>
    public const int MaxLength = 2_000;

    private const int OwnVersion = 2;
    private const int PerVersion = 1_000;

    private static readonly string[] Separators = [",", ";", "/", "|", "\\", "\n", "\r", "\t", " и ", " или ", " and ", " or ", " oder ", " und ", " ou ", " y "];

    private readonly IPhoneNumberParser _strict;

    /// <summary>Initializes a new instance of the <see cref="LenientPhoneNumbers"/> class on the built-in numbering plans.</summary>
    public LenientPhoneNumbers()
        : this(new MetadataPhoneNumberParser())
    {
    }

    /// <summary>Initializes a new instance of the <see cref="LenientPhoneNumbers"/> class.</summary>
    /// <param name="strict">The parser that decides what a valid number is.</param>
    public LenientPhoneNumbers(IPhoneNumberParser strict)
    {
        ArgumentNullException.ThrowIfNull(strict);
        _strict = strict;
    }

    /// <inheritdoc/>
    public int Version => (_strict.Version * PerVersion) + OwnVersion;

    /// <summary>Reads the first number that stands in the text.</summary>
    /// <inheritdoc/>
    public bool TryParse(ReadOnlySpan<char> raw, string? region, out PhoneNumber number)
    {
        if (SpreadsheetNumber.Digits(raw) is null && _strict.TryParse(raw, region, out number)) return true;
        var found = Find(raw, region).Numbers;
        number = found.Count > 0 ? found[0] : default;
        return found.Count > 0;
    }

    /// <summary>Finds the numbers of one cell.</summary>
    /// <param name="cell">What stands in the cell; anything, of any length.</param>
    /// <param name="region">The ISO 3166-1 code of the country whose habits apply, or <see langword="null"/>.</param>
    /// <returns>The numbers; none when there is no valid one. It never throws.</returns>
    public PhoneNumbersFound Find(ReadOnlySpan<char> cell, string? region)
    {
        var complete = cell.Length <= MaxLength;
        if (!complete) cell = cell[..MaxLength];
        if (TryOne(cell, region, out var only)) return new([only], complete);

        var numbers = new List<PhoneNumber>();
        foreach (var piece in cell.ToString().Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (TryOne(piece, region, out var number)) complete &= Add(numbers, number);
            else complete &= AddSpaced(numbers, piece, region);
        }

        return new(numbers, complete);
    }

    private static bool Add(List<PhoneNumber> numbers, PhoneNumber number)
    {
        if (numbers.Exists(known => string.Equals(known.E164, number.E164, StringComparison.Ordinal))) return true;
        if (numbers.Count == MaxNumbers) return false;
        numbers.Add(number);
        return true;
    }

    // Numbers with nothing but a space between: as many words as make a number, the most first.
    private bool AddSpaced(List<PhoneNumber> numbers, string piece, string? region)
    {
        const int mostWords = 6;
        var complete = true;
        var words = piece.Replace("+", " +", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var start = 0; start < words.Length;)
        {
            var taken = 1;
            for (var count = Math.Min(mostWords, words.Length - start); count > 0; count--)
            {
                if (!TryOne(string.Join(' ', words, start, count), region, out var number)) continue;
                complete &= Add(numbers, number);
                taken = count;
                break;
            }

            start += taken;
        }

        return complete;
    }

    private bool TryOne(ReadOnlySpan<char> text, string? region, out PhoneNumber number)
    {
        if (SpreadsheetNumber.Digits(text) is { } quantity) text = quantity;
        if (_strict.TryParse(text, region, out number)) return true;
        if (PhoneExtensionWords.ToUri(text) is { } plain)
        {
            if (_strict.TryParse(plain, region, out number)) return true;
            text = plain;
        }

        foreach (var rewritten in PhoneRewriting.Of(text, region))
        {
            if (_strict.TryParse(rewritten, region, out number)) return true;
        }

        number = default;
        return false;
    }
}
