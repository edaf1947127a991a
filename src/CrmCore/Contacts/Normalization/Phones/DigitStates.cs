namespace CrmCore;

/// <summary>Turns a program into deterministic states (subset construction), then joins the states that cannot be told apart.</summary>
internal sealed class DigitStates
{
    private const int Digits = 10;

    private readonly DigitInstruction[] _program;
    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);
    private readonly List<int[]> _sets = [];
    private readonly List<int> _next = [];
    private readonly List<int> _accepts = [];

    // The instructions reached in the current step, and in which step each was reached last.
    private readonly List<int> _reached = [];
    private readonly int[] _reachedIn;
    private int _step;

    public DigitStates(DigitInstruction[] program)
    {
        _program = program;
        _reachedIn = new int[program.Length];
    }

    /// <summary>Gets the next state for state × 10 + digit; 0 is the dead end, 1 the start.</summary>
    public ushort[] Next { get; private set; } = [];

    /// <summary>Gets the mask of the tags that each state accepts.</summary>
    public ushort[] Accepts { get; private set; } = [];

    public void Grow(IEnumerable<int> starts)
    {
        BeginStep();
        foreach (var start in starts) Follow(start);
        State();
        for (var state = 0; state < _sets.Count; state++) Step(state);
        Join();
    }

    private void Step(int state)
    {
        for (var digit = 0; digit < Digits; digit++)
        {
            BeginStep();
            foreach (var address in _sets[state])
            {
                var instruction = _program[address];
                if (instruction.Operation == DigitOperation.Digit && ((instruction.A >> digit) & 1) != 0) Follow(address + 1);
            }

            _next.Add(_reached.Count == 0 ? -1 : State());
        }
    }

    private void BeginStep()
    {
        _step++;
        _reached.Clear();
    }

    // Collects the instructions that wait for a digit or accept.
    private void Follow(int address)
    {
        if (_reachedIn[address] == _step) return;
        _reachedIn[address] = _step;
        var (operation, a, b) = _program[address];
        switch (operation)
        {
            case DigitOperation.Split:
                Follow(address + a);
                Follow(address + b);
                break;
            case DigitOperation.Jump:
                Follow(address + a);
                break;
            case DigitOperation.Save:
                Follow(address + 1);
                break;
            case DigitOperation.Digit or DigitOperation.Match:
                _reached.Add(address);
                break;
            default:
                throw new FormatException("A pattern of whole numbers holds an end mark.");
        }
    }

    private int State()
    {
        _reached.Sort();
        var key = string.Create(_reached.Count, _reached, static (chars, addresses) =>
        {
            for (var i = 0; i < chars.Length; i++) chars[i] = checked((char)addresses[i]);
        });
        if (_known.TryGetValue(key, out var state)) return state;
        state = _sets.Count;
        _known.Add(key, state);
        _sets.Add([.. _reached]);
        var accepts = 0;
        foreach (var address in _reached)
        {
            if (_program[address].Operation == DigitOperation.Match) accepts |= 1 << _program[address].A;
        }

        _accepts.Add(accepts);
        return state;
    }

    // The patterns are finite, so the states form no ring: from the ends backwards, states with the same row are the same.
    private void Join()
    {
        var joined = new ushort[_sets.Count];
        var rows = new Dictionary<string, ushort>(StringComparer.Ordinal);
        var ordered = new List<string>();
        Join(0, joined, rows, ordered);

        // The start is joined last; it comes first in the table.
        var count = ordered.Count;
        ushort Place(int number) => (ushort)(number == 0 ? 0 : count - number + 1);
        Next = new ushort[(count + 1) * Digits];
        Accepts = new ushort[count + 1];
        for (var number = 1; number <= count; number++)
        {
            var row = ordered[number - 1];
            var state = Place(number);
            Accepts[state] = row[Digits];
            for (var digit = 0; digit < Digits; digit++) Next[(state * Digits) + digit] = Place(row[digit]);
        }
    }

    private ushort Join(int state, ushort[] joined, Dictionary<string, ushort> rows, List<string> ordered)
    {
        if (joined[state] != 0) return joined[state];
        Span<char> row = stackalloc char[Digits + 1];
        for (var digit = 0; digit < Digits; digit++)
        {
            var next = _next[(state * Digits) + digit];
            row[digit] = next < 0 ? '\0' : (char)Join(next, joined, rows, ordered);
        }

        row[Digits] = (char)_accepts[state];
        var key = row.ToString();
        if (!rows.TryGetValue(key, out var number))
        {
            ordered.Add(key);
            number = checked((ushort)ordered.Count);
            rows.Add(key, number);
        }

        joined[state] = number;
        return number;
    }
}
