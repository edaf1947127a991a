namespace CrmCore;

/// <summary>A pattern that is looked for at the beginning of a number; the first alternative that fits wins, as in a regular expression.</summary>
internal sealed class DigitPrefix
{
    private const int MaxSlots = 8;

    private readonly DigitInstruction[] _program;
    private readonly int _groups;

    public DigitPrefix(string pattern)
    {
        var compiler = new DigitPatternCompiler();
        compiler.Add(pattern, tag: 0);
        _program = compiler.ToProgram();
        _groups = compiler.Groups;
        if (2 * _groups > MaxSlots) throw new FormatException($"The digit pattern '{pattern}' has more groups than expected.");
    }

    /// <summary>Gives the length of the prefix, or -1 when the digits do not begin with it.</summary>
    public int Match(ReadOnlySpan<char> digits)
    {
        Span<int> slots = stackalloc int[MaxSlots];
        return Run(digits, 0, 0, slots);
    }

    /// <summary>
    /// As <see cref="Match(ReadOnlySpan{char})"/>, and gives what the last group took: <paramref name="last"/> is empty and
    /// <paramref name="hasLast"/> false when that group took no part.
    /// </summary>
    public int Match(ReadOnlySpan<char> digits, out ReadOnlySpan<char> last, out bool hasLast)
    {
        Span<int> slots = stackalloc int[MaxSlots];
        slots.Fill(-1);
        var length = Run(digits, 0, 0, slots);
        hasLast = length >= 0 && _groups > 0 && slots[(2 * _groups) - 1] >= 0;
        last = hasLast ? digits[slots[(2 * _groups) - 2]..slots[(2 * _groups) - 1]] : default;
        return length;
    }

    private int Run(ReadOnlySpan<char> digits, int address, int position, Span<int> slots)
    {
        while (true)
        {
            var (operation, a, b) = _program[address];
            switch (operation)
            {
                case DigitOperation.Digit:
                    if (!Takes(a, digits, position)) return -1;
                    position++;
                    address++;
                    break;
                case DigitOperation.Split:
                    var end = TryFirst(digits, address + a, position, slots);
                    if (end >= 0) return end;
                    address += b;
                    break;
                case DigitOperation.Jump:
                    address += a;
                    break;
                case DigitOperation.Save:
                    return RunSaved(digits, address, position, slots);
                case DigitOperation.End:
                    if (position != digits.Length) return -1;
                    address++;
                    break;
                default:
                    return position;
            }
        }
    }

    // Most alternatives fail at their first digit: that is seen without a call.
    private int TryFirst(ReadOnlySpan<char> digits, int address, int position, Span<int> slots)
    {
        ref readonly var first = ref _program[address];
        return first.Operation == DigitOperation.Digit && !Takes(first.A, digits, position) ? -1 : Run(digits, address, position, slots);
    }

    private int RunSaved(ReadOnlySpan<char> digits, int address, int position, Span<int> slots)
    {
        var slot = _program[address].A;
        var before = slots[slot];
        slots[slot] = position;
        var end = Run(digits, address + 1, position, slots);
        if (end < 0) slots[slot] = before;
        return end;
    }

    private static bool Takes(int mask, ReadOnlySpan<char> digits, int position) =>
        position < digits.Length && ((mask >> (digits[position] - '0')) & 1) != 0;
}
