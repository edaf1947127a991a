using System.Runtime.InteropServices;

namespace CrmCore;

/// <summary>
/// Compiles the patterns of numbering plans, a small subset of regular expressions over digits: digits, <c>\d</c>, classes, groups,
/// <c>?</c>, <c>{n}</c>, <c>{n,m}</c>, <c>|</c> and <c>$</c>. Several patterns can go into one program, told apart by their tag.
/// </summary>
internal sealed class DigitPatternCompiler
{
    private const int AnyDigit = 0x3FF;

    private readonly List<DigitInstruction> _code = [];
    private string _pattern = "";
    private int _position;

    /// <summary>Gets the number of capturing groups seen so far.</summary>
    public int Groups { get; private set; }

    /// <summary>Adds a pattern and gives the address at which it begins.</summary>
    public int Add(string pattern, int tag)
    {
        _pattern = pattern;
        _position = 0;
        var start = _code.Count;
        Alternatives();
        if (_position != pattern.Length) throw Unreadable();
        _code.Add(new(DigitOperation.Match, tag));
        return start;
    }

    public DigitInstruction[] ToProgram() => [.. _code];

    private void Alternatives()
    {
        var start = _code.Count;
        Sequence();
        if (!Take('|')) return;
        _code.Insert(start, new(DigitOperation.Split, 1, _code.Count - start + 2));
        var jump = _code.Count;
        _code.Add(default);
        Alternatives();
        _code[jump] = new(DigitOperation.Jump, _code.Count - jump);
    }

    private void Sequence()
    {
        while (_position < _pattern.Length && _pattern[_position] is not ('|' or ')'))
        {
            var start = _code.Count;
            Atom();
            Quantifier(start);
        }
    }

    private void Atom()
    {
        var c = _pattern[_position++];
        switch (c)
        {
            case >= '0' and <= '9':
                _code.Add(new(DigitOperation.Digit, 1 << (c - '0')));
                break;
            case '\\' when Take('d'):
                _code.Add(new(DigitOperation.Digit, AnyDigit));
                break;
            case '[':
                _code.Add(new(DigitOperation.Digit, Class()));
                break;
            case '$':
                _code.Add(new(DigitOperation.End, 0));
                break;
            case '(':
                Group();
                break;
            default:
                throw Unreadable();
        }
    }

    private void Group()
    {
        var captures = !Take('?');
        if (!captures && !Take(':')) throw Unreadable();
        var slot = captures ? 2 * Groups++ : 0;
        if (captures) _code.Add(new(DigitOperation.Save, slot));
        Alternatives();
        if (captures) _code.Add(new(DigitOperation.Save, slot + 1));
        if (!Take(')')) throw Unreadable();
    }

    private int Class()
    {
        var mask = 0;
        while (!Take(']'))
        {
            var first = Digit();
            var last = Take('-') ? Digit() : first;
            for (var digit = first; digit <= last; digit++) mask |= 1 << digit;
        }

        return mask;
    }

    private void Quantifier(int start)
    {
        if (Take('?')) _code.Insert(start, new(DigitOperation.Split, 1, _code.Count - start + 1));
        if (!Take('{')) return;
        var least = Number();
        var most = Take(',') ? Number() : least;
        if (!Take('}')) throw Unreadable();

        var block = CollectionsMarshal.AsSpan(_code)[start..].ToArray();
        _code.RemoveRange(start, block.Length);
        for (var copy = 0; copy < most; copy++)
        {
            if (copy >= least) _code.Add(new(DigitOperation.Split, 1, block.Length + 1));
            _code.AddRange(block);
        }
    }

    private int Number()
    {
        var value = Digit();
        while (_position < _pattern.Length && char.IsAsciiDigit(_pattern[_position])) value = (value * 10) + Digit();
        return value;
    }

    private int Digit() =>
        _position < _pattern.Length && char.IsAsciiDigit(_pattern[_position]) ? _pattern[_position++] - '0' : throw Unreadable();

    private bool Take(char c)
    {
        if (_position >= _pattern.Length || _pattern[_position] != c) return false;
        _position++;
        return true;
    }

    private FormatException Unreadable() => new($"The digit pattern '{_pattern}' cannot be read at {_position}.");
}
