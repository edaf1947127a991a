namespace CrmCore;

/// <summary>
/// Several digit patterns as one deterministic automaton: one step a digit tells which of them match the whole number.
/// It is built on first use of a plan; the number of states is bounded because the patterns have no endless repetition.
/// </summary>
internal sealed class DigitAutomaton
{
    private const int Digits = 10;

    // States are numbered from 1; 0 is the dead end.
    private readonly ushort[] _next;
    private readonly ushort[] _accepts;

    private DigitAutomaton(ushort[] next, ushort[] accepts) => (_next, _accepts) = (next, accepts);

    /// <summary>Builds the automaton. The tag of a pattern is its index; at most 16 patterns.</summary>
    public static DigitAutomaton Build(IReadOnlyList<string> patterns)
    {
        var compiler = new DigitPatternCompiler();
        var starts = new int[patterns.Count];
        for (var tag = 0; tag < starts.Length; tag++) starts[tag] = compiler.Add(patterns[tag], tag);
        var states = new DigitStates(compiler.ToProgram());
        states.Grow(starts);
        return new(states.Next, states.Accepts);
    }

    /// <summary>Gives a mask of the patterns that match all of the digits: bit i for pattern i.</summary>
    public int Match(ReadOnlySpan<char> digits)
    {
        var next = _next;
        var state = 1;
        foreach (var c in digits)
        {
            state = next[(state * Digits) + (c - '0')];
            if (state == 0) return 0;
        }

        return _accepts[state];
    }
}
