using System.IO.Compression;
using System.Text;

namespace CrmCore;

/// <summary>The numbering plans of the world, embedded in the assembly. A plan is compiled when it is first needed.</summary>
internal sealed class NumberingPlans
{
    private const string Resource = "CrmCore.phone-plans.br";
    private const int MaxCallingCode = 3;
    private const int Letters = 26;

    private static readonly Lazy<NumberingPlans> Embedded = new(Load);

    private readonly byte[] _text;
    private readonly List<Range> _lines = [];
    private readonly NumberingPlan?[] _plans;

    // By calling code: the index of the main plan plus 1, and how many plans share the code.
    private readonly (short First, short Count)[] _byCode = new (short, short)[1000];

    // By the two letters of the region: the index of its plan plus 1.
    private readonly short[] _byRegion = new short[Letters * Letters];

    private NumberingPlans(byte[] text)
    {
        _text = text;
        foreach (var line in text.AsSpan().Split((byte)'\n'))
        {
            if (!text[line].AsSpan().IsEmpty) Index(line);
        }

        _plans = new NumberingPlan?[_lines.Count];
    }

    /// <summary>Gets the plans embedded in the assembly.</summary>
    public static NumberingPlans Default => Embedded.Value;

    public int Count => _plans.Length;

    /// <summary>Gives a plan by its place; plans of one calling code stand together, the main one first.</summary>
    public NumberingPlan this[int index] => _plans[index] ??= new(Encoding.ASCII.GetString(_text.AsSpan()[_lines[index]]));

    /// <summary>Finds the plan of a country, in whatever case its code is written.</summary>
    public NumberingPlan? ForRegion(string? region)
    {
        if (region is not { Length: 2 }) return null;
        var index = RegionSlot(region[0], region[1]);
        return index < 0 || _byRegion[index] == 0 ? null : this[_byRegion[index] - 1];
    }

    /// <summary>Reads the calling code at the beginning of the digits and gives its main plan. No calling code begins another.</summary>
    public NumberingPlan? ForCallingCode(ReadOnlySpan<char> digits, out int length)
    {
        var code = 0;
        for (length = 1; length <= MaxCallingCode && length <= digits.Length; length++)
        {
            code = (code * 10) + (digits[length - 1] - '0');
            if (code == 0) break;
            if (_byCode[code].Count > 0) return this[_byCode[code].First - 1];
        }

        return null;
    }

    /// <summary>Among the plans that share a calling code, finds the one that the number is valid in.</summary>
    public NumberingPlan? Owner(NumberingPlan main, ReadOnlySpan<char> number)
    {
        var (first, count) = _byCode[Code(main.CallingCode)];
        for (var i = 0; i < count; i++)
        {
            var plan = this[first - 1 + i];
            if (plan.HasLeadingDigits && count > 1)
            {
                if (plan.StartsWithLeadingDigits(number)) return plan.IsValid(number) ? plan : null;
            }
            else if (plan.IsValid(number))
            {
                return plan;
            }
        }

        return null;
    }

    private void Index(Range line)
    {
        var fields = _text[line].AsSpan();
        var tab = fields.IndexOf((byte)'\t');
        var rest = fields[(tab + 1)..];
        var code = Code(Encoding.ASCII.GetString(rest[..rest.IndexOf((byte)'\t')]));
        _lines.Add(line);
        var place = (short)_lines.Count;
        _byCode[code] = _byCode[code].Count == 0 ? (place, (short)1) : (_byCode[code].First, (short)(_byCode[code].Count + 1));
        if (tab == 2) _byRegion[RegionSlot((char)fields[0], (char)fields[1])] = place;
    }

    private static int Code(ReadOnlySpan<char> digits)
    {
        var code = 0;
        foreach (var c in digits) code = (code * 10) + (c - '0');
        return code;
    }

    private static int RegionSlot(char first, char second) =>
        char.IsAsciiLetter(first) && char.IsAsciiLetter(second) ? (((first | 0x20) - 'a') * Letters) + ((second | 0x20) - 'a') : -1;

    private static NumberingPlans Load()
    {
        using var resource = typeof(NumberingPlans).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {Resource}.");
        using var brotli = new BrotliStream(resource, CompressionMode.Decompress);
        using var text = new MemoryStream();
        brotli.CopyTo(text);
        return new(text.ToArray());
    }
}
