using NodaTime;

namespace CrmCore;

/// <summary>An account's desks and turns in memory. What changes since the last <see cref="Load"/> or <see cref="Keep"/> can be undone. For one thread.</summary>
internal sealed class RosterState
{
    private readonly int _account;
    private readonly Desk[] _desks;
    private readonly Dictionary<string, Desk> _gone;
    private readonly Dictionary<string, TurnRing> _rings;
    private readonly HashSet<TurnRing> _turned = [];
    private readonly List<Desk> _log = [];
    private Availability _availability;

    public RosterState(Staff staff, int account = 0)
        : this(staff, account, new(StringComparer.Ordinal), new(StringComparer.Ordinal))
    {
    }

    private RosterState(Staff staff, int account, Dictionary<string, Desk> gone, Dictionary<string, TurnRing> rings)
    {
        Staff = staff;
        _account = account;
        _gone = gone;
        _rings = rings;
        _desks = new Desk[staff.Count];
        for (var index = 0; index < _desks.Length; index++) _desks[index] = EmptyDesk(staff[index].Id);
        _availability = new Availability(staff, _desks);
    }

    public Staff Staff { get; }

    public long Version { get; private set; }

    public bool IsLoaded { get; private set; }

    /// <summary>Takes what was read; rings are read anew when they are asked for.</summary>
    public void Load(long version, IEnumerable<Desk> desks)
    {
        Array.Clear(_desks);
        _gone.Clear();
        _rings.Clear();
        Put(desks);
        for (var index = 0; index < _desks.Length; index++) _desks[index] ??= EmptyDesk(Staff[index].Id);
        _availability = new Availability(Staff, _desks);
        IsLoaded = true;
        Keep(version);
    }

    /// <summary>The same desks and turns under other settings. This one is not to be used any more.</summary>
    public RosterState With(Staff staff)
    {
        var state = new RosterState(staff, _account, new(StringComparer.Ordinal), _rings) { Version = Version, IsLoaded = IsLoaded };
        state.Put(_gone.Values.Concat(_desks));
        state._log.AddRange(_log);
        state._turned.UnionWith(_turned);
        return state;
    }

    /// <summary>The desk of an employee; an empty one of version 0 where none is stored.</summary>
    public Desk DeskOf(string employee) => Staff.IndexOf(employee) is >= 0 and var index ? _desks[index] : _gone.GetValueOrDefault(employee) ?? EmptyDesk(employee);

    public void Write(Desk desk)
    {
        _log.Add(DeskOf(desk.Employee.Value));
        Put(desk);
    }

    public bool HasRing(string ring) => _rings.ContainsKey(ring);

    public void LoadRing(string ring, IEnumerable<Turn> turns) => _rings[ring] = new TurnRing(_account, ring, turns);

    /// <summary>Finds whose turn it is. Changes nothing: <see cref="Take"/> does.</summary>
    public Choice Choose(ChoiceRequest request, Instant now)
    {
        var pool = request.Pool;
        if (!ReferenceEquals(pool.Staff, Staff)) throw new InvalidOperationException($"The queue of the ring \"{request.Ring}\" is of another staff than this state. Compile both anew when the settings change.");
        var candidates = new ulong[EmployeeMask.WordsFor(Staff.Count)];
        pool.Mask.Words.CopyTo(candidates);
        EmployeeMask.Intersect(candidates, Staff.Having(request.Needs).Words);
        _availability.Narrow(candidates, request.Kind, request.Channel, now);
        foreach (var tried in request.Tried)
        {
            if (Staff.IndexOf(tried.Value) is >= 0 and var index) EmployeeMask.Clear(candidates, index);
        }

        return new Choice(this, request, candidates, Pick(request, candidates), _log.Count, now);
    }

    /// <summary>The chosen one's turn is spent. Gives the turns that changed, to be written into the store.</summary>
    public IReadOnlyList<Turn> Take(Choice choice)
    {
        if (choice.Slot < 0) return [];
        var ring = Ring(choice.Request.Ring);
        _turned.Add(ring);
        return choice.Strategy switch
        {
            AssignmentStrategy.RoundRobin or AssignmentStrategy.Weighted => ring.Take(choice.Request.Pool, choice.Candidates, choice.Slot),
            var other => ring.Count(choice.Request.Pool, choice.Slot, asLast: other == AssignmentStrategy.EvenLoad),
        };
    }

    public void Undo()
    {
        for (var i = _log.Count - 1; i >= 0; i--) Put(_log[i]);
        _log.Clear();
        foreach (var ring in _turned) ring.Undo();
        _turned.Clear();
    }

    /// <summary>What was done since stands: it is stored under this version of the roster.</summary>
    public void Keep(long version)
    {
        Version = version;
        _log.Clear();
        foreach (var ring in _turned) ring.Keep();
        _turned.Clear();
    }

    /// <summary>The earliest moment after now at which time alone makes one of these available who is not; null for never.</summary>
    public Instant? NextChange(EmployeeMask of, string kind, string? channel, Instant now) => _availability.NextChange(of, kind, channel, now);

    public bool IsAvailable(int index, string kind, string? channel, Instant now) => _availability.IsAvailable(index, kind, channel, now);

    /// <summary>Whether somebody is at work, with room or without.</summary>
    public bool IsAtWork(int index, Instant now) => _availability.IsAtWork(index, now);

    /// <summary>Why the first so many but the chosen one were passed over, in the queue's order.</summary>
    internal IReadOnlyList<(string Employee, PassOver Why)> PassedOver(Choice choice, ReadOnlySpan<ulong> candidates, int written, Instant now, int most = int.MaxValue)
    {
        // The desks as they stood when it was chosen: the first that was overwritten since is the one.
        var before = new Dictionary<string, Desk>(StringComparer.Ordinal);
        for (var i = written; i < _log.Count; i++) before.TryAdd(_log[i].Employee.Value, _log[i]);
        var passed = new List<(string, PassOver)>(Math.Min(choice.Considered, most));
        foreach (var (id, index, weight) in choice.Request.Pool.Members)
        {
            if (id == choice.Employee) continue;
            if (passed.Count == most) break;
            passed.Add((id, index >= 0 && EmployeeMask.Has(candidates, index) ? PassOver.NotTheirTurn : WhyNot(choice.Request, id, index, weight, before, now)));
        }

        return passed;
    }

    private PassOver WhyNot(ChoiceRequest request, string id, int index, int weight, Dictionary<string, Desk> before, Instant now)
    {
        if (index < 0 || !Staff[index].Active) return PassOver.Dismissed;
        if (weight <= 0) return PassOver.WeightZero;
        if (Staff.Lacks(index, request.Needs) is { } lacking) return lacking;
        if (_availability.WhyNot(index, before.GetValueOrDefault(id) ?? _desks[index], request.Kind, request.Channel, now) is { } why) return why;
        return request.Tried.Contains(new EmployeeId(id)) ? PassOver.TriedAlready : PassOver.NotTheirTurn;
    }

    private int Pick(ChoiceRequest request, ReadOnlySpan<ulong> candidates) => request.Pool.Strategy switch
    {
        AssignmentStrategy.RoundRobin or AssignmentStrategy.Weighted => Ring(request.Ring).Next(request.Pool, candidates),
        AssignmentStrategy.InOrder => FirstInOrder(request.Pool, candidates),
        AssignmentStrategy.EvenLoad => Ring(request.Ring).LeastLoaded(request.Pool, candidates, _availability.LoadsOf(request.Pool, request.Kind)),
        _ => -1,
    };

    private static int FirstInOrder(QueuePool pool, ReadOnlySpan<ulong> candidates)
    {
        for (var slot = 0; slot < pool.Slots.Length; slot++)
        {
            if (EmployeeMask.Has(candidates, pool.Slots[slot])) return slot;
        }

        return -1;
    }

    private TurnRing Ring(string ring) =>
        _rings.GetValueOrDefault(ring) ?? throw new InvalidOperationException($"The ring \"{ring}\" was not loaded. Load it before choosing.");

    private void Put(IEnumerable<Desk> desks)
    {
        foreach (var desk in desks) Put(desk);
    }

    private void Put(Desk desk)
    {
        if (Staff.IndexOf(desk.Employee.Value) is not (>= 0 and var index))
        {
            _gone[desk.Employee.Value] = desk;
            return;
        }

        _desks[index] = desk;
        _availability.Written(index);
    }

    private Desk EmptyDesk(string employee) => new() { Employee = new EmployeeId(employee), Account = _account, Version = 0 };
}
