using System.Text;

namespace CrmCore;

/// <summary>
/// Labels of international domain names in ASCII (RFC 3492), the same in every globalization mode: the platform's mapping accepts other
/// labels with ICU than without.
/// </summary>
internal static class Punycode
{
    private const int Base = 36;
    private const int TMin = 1;
    private const int TMax = 26;
    private const int Skew = 38;
    private const int Damp = 700;
    private const int InitialBias = 72;
    private const int InitialCode = 0x80;
    private const int MaxCode = 0x10FFFF;

    /// <summary>Gives the label in ASCII, without the <c>xn--</c>.</summary>
    public static string Encode(string label)
    {
        var output = new StringBuilder();
        List<int> codes = [.. label.EnumerateRunes().Select(rune => rune.Value)];
        foreach (var code in codes.Where(code => code < InitialCode)) output.Append((char)code);
        var basic = output.Length;
        var handled = basic;
        if (basic > 0) output.Append('-');

        int n = InitialCode, delta = 0, bias = InitialBias;
        while (handled < codes.Count)
        {
            var next = codes.Where(code => code >= n).Min();
            delta += (next - n) * (handled + 1);
            n = next;
            foreach (var code in codes)
            {
                if (code < n) delta++;
                if (code != n) continue;
                AppendNumber(output, delta, bias);
                bias = Adapt(delta, handled + 1, handled == basic);
                delta = 0;
                handled++;
            }

            delta++;
            n++;
        }

        return output.ToString();
    }

    /// <summary>Gives the label that was encoded (without the <c>xn--</c>), or null when that is none.</summary>
    public static string? Decode(string ascii)
    {
        var basic = Math.Max(0, ascii.LastIndexOf('-'));
        List<int> codes = [.. ascii[..basic].Select(c => (int)c)];
        long n = InitialCode, index = 0;
        var bias = InitialBias;
        for (var position = basic > 0 ? basic + 1 : 0; position < ascii.Length;)
        {
            var before = index;
            if (!AddNumber(ascii, ref position, ref index, bias)) return null;
            var count = codes.Count + 1;
            bias = Adapt(index - before, count, before == 0);
            n += index / count;
            index %= count;
            if (n > MaxCode || !Rune.IsValid((int)n)) return null;
            codes.Insert((int)index++, (int)n);
        }

        return string.Concat(codes.Select(char.ConvertFromUtf32));
    }

    private static void AppendNumber(StringBuilder output, int number, int bias)
    {
        for (var k = Base; ; k += Base)
        {
            var t = Math.Clamp(k - bias, TMin, TMax);
            if (number < t) break;
            output.Append(Sign(t + ((number - t) % (Base - t))));
            number = (number - t) / (Base - t);
        }

        output.Append(Sign(number));
    }

    private static bool AddNumber(string ascii, ref int position, ref long index, int bias)
    {
        long weight = 1;
        for (var k = Base; position < ascii.Length; k += Base)
        {
            var digit = Value(ascii[position++]);
            if (digit < 0) return false;
            index += digit * weight;
            if (index > int.MaxValue) return false;
            var t = Math.Clamp(k - bias, TMin, TMax);
            if (digit < t) return true;
            weight *= Base - t;
        }

        return false;
    }

    private static int Adapt(long delta, int count, bool first)
    {
        delta = first ? delta / Damp : delta / 2;
        delta += delta / count;
        var k = 0;
        for (; delta > (Base - TMin) * TMax / 2; k += Base) delta /= Base - TMin;
        return k + (int)((Base - TMin + 1) * delta / (delta + Skew));
    }

    private static char Sign(int value) => (char)(value < 26 ? 'a' + value : '0' + (value - 26));

    private static int Value(char c) => c switch
    {
        >= 'a' and <= 'z' => c - 'a',
        >= '0' and <= '9' => c - '0' + 26,
        _ => -1,
    };
}
