namespace CrmCore.Tests.Assignment;

/// <summary>A queue under test: employees e0, e1 … in that order, and the choices made among them.</summary>
internal sealed class RingDesk
{
    public const string Queue = "sales";

    public static readonly Instant Monday = Instant.FromUtc(2026, 3, 2, 10, 0);

    private readonly Dictionary<string, int> _weights;
    private readonly List<string> _members;

    public RingDesk(AssignmentStrategy strategy, IReadOnlyList<int> weights, Func<int, Employee>? employee = null, IReadOnlyList<WorkingCalendar>? calendars = null)
    {
        Calendars = (calendars ?? []).ToDictionary(c => c.Id, c => CompiledCalendar.Compile(c, DateTimeZoneProviders.Tzdb), StringComparer.Ordinal);
        Employees = Enumerable.Range(0, weights.Count).Select(i => employee?.Invoke(i) ?? Employee(i)).ToDictionary(e => e.Id, StringComparer.Ordinal);
        _members = [.. Employees.Keys];
        _weights = _members.Zip(weights).ToDictionary(w => w.First, w => w.Second, StringComparer.Ordinal);
        State = new RosterState(new Staff(Employees, Calendars, DateTimeZone.Utc));
        State.Load(1, []);
        State.LoadRing(Queue, []);
        Strategy = strategy;
        Pool = new QueuePool(State.Staff, _members, _weights, strategy);
    }

    public AssignmentStrategy Strategy { get; private set; }

    public Dictionary<string, Employee> Employees { get; private set; }

    public Dictionary<string, CompiledCalendar> Calendars { get; }

    public RosterState State { get; private set; }

    public QueuePool Pool { get; private set; }

    /// <summary>The rows as a store would hold them.</summary>
    public Dictionary<string, Turn> Stored { get; } = new(StringComparer.Ordinal);

    public static string Id(int i) => "e" + i.ToString("D5", System.Globalization.CultureInfo.InvariantCulture);

    public static Employee Employee(int i) => new() { Id = Id(i), Name = "Employee " + i };

    public static int Number(string id) => int.Parse(id[1..], System.Globalization.CultureInfo.InvariantCulture);

    public Choice Choose(Instant? now = null, string kind = WorkKinds.Conversation, string? channel = null, WorkNeeds? needs = null, params string[] tried) =>
        State.Choose(new ChoiceRequest(Pool, Queue, needs ?? WorkNeeds.None, kind, channel, [.. tried.Select(EmployeeId.FromString)]), now ?? Monday);

    /// <summary>Chooses and takes; the number of the chosen one, -1 for nobody.</summary>
    public int Give(Instant? now = null, params string[] tried)
    {
        var choice = Choose(now, tried: tried);
        Take(choice);
        return choice.Employee is { } id ? Number(id) : -1;
    }

    public void Take(Choice choice)
    {
        foreach (var turn in State.Take(choice))
        {
            Assert.Equal((Stored.GetValueOrDefault(turn.Employee)?.Version ?? 0) + 1, turn.Version);
            Stored[turn.Employee] = turn;
        }

        State.Keep(State.Version + 1);
    }

    public void SetPresence(int i, Presence presence, Instant? until = null) =>
        State.Write(DeskChanges.WithPresence(State.DeskOf(Id(i)), presence, Monday, until));

    /// <summary>Everything forgotten and read again.</summary>
    public void Restart()
    {
        var desks = State.Staff.Count == 0 ? [] : Enumerable.Range(0, State.Staff.Count).Select(i => State.DeskOf(State.Staff[i].Id)).ToList();
        State = new RosterState(State.Staff);
        State.Load(1, desks);
        State.LoadRing(Queue, Stored.Values);
    }

    /// <summary>Other employees, members and weights; the members keep their order.</summary>
    public void Change(IEnumerable<Employee> employees, IEnumerable<(string Id, int Weight)> members)
    {
        Employees = employees.ToDictionary(e => e.Id, StringComparer.Ordinal);
        State = State.With(new Staff(Employees, Calendars, DateTimeZone.Utc));
        _members.Clear();
        _weights.Clear();
        foreach (var (id, weight) in members)
        {
            _members.Add(id);
            _weights[id] = weight;
        }

        Pool = new QueuePool(State.Staff, _members, _weights, Strategy);
    }

    public void Reweigh(int i, int weight) => Change([.. Employees.Values], [.. _members.Select(m => (m, m == Id(i) ? weight : _weights[m]))]);

    public void Follow(AssignmentStrategy strategy)
    {
        Strategy = strategy;
        Change([.. Employees.Values], [.. _members.Select(m => (m, _weights[m]))]);
    }

    public void Join(int i, int weight = 1) => Change([.. Employees.Values, Employee(i)], [.. _members.Select(m => (m, _weights[m])), (Id(i), weight)]);

    public void Remove(int i) => Change([.. Employees.Values.Where(e => e.Id != Id(i))], [.. _members.Where(m => m != Id(i)).Select(m => (m, _weights[m]))]);
}
