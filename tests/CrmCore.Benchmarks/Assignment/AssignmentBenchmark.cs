using System.Globalization;

namespace CrmCore.Benchmarks;

/// <summary>A choice among employees with schedules and skills, its turn taken and the desk written, as the clock goes on.</summary>
internal sealed class AssignmentBenchmark : Benchmark
{
    private const int Calendars = 50;

    // Everything is compiled by the second half of this.
    private const int Warm = 20_000;

    public override string Name => "assign";

    public override string Title => "Assignment: one choice";

    public override async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation)
    {
        var rows = new List<BenchmarkRow>();
        foreach (var employees in new[] { 10, 1_000, 10_000 })
        {
            foreach (var strategy in new[] { AssignmentStrategy.RoundRobin, AssignmentStrategy.Weighted, AssignmentStrategy.EvenLoad, AssignmentStrategy.InOrder })
                await Measure(rows, context, new(employees, strategy, Rare: false));
            if (employees > 100) await Measure(rows, context, new(employees, AssignmentStrategy.RoundRobin, Rare: true));
        }

        return rows;
    }

    private static async Task Measure(List<BenchmarkRow> rows, BenchmarkContext context, Team team)
    {
        var run = new Run(team);
        var choices = context.Size(100_000, 2_000);
        for (var i = 0; i < Warm; i++) run.Give();
        var samples = new List<Sample>();
        for (var round = 0; round < context.Rounds; round++)
        {
            samples.Add(await Meter.MeasureAsync(context.Clock, choices, () =>
            {
                for (var i = 0; i < choices; i++) run.Give();
                return Task.CompletedTask;
            }));
        }

        var median = samples.OrderBy(s => s.CpuNanosecondsEach).ElementAt(samples.Count / 2);
        var name = string.Create(CultureInfo.InvariantCulture, $"{team.Employees:N0} employees, {team.Strategy}{(team.Rare ? ", a skill that 1 % have" : "")}");
        var gate = team.Employees < 10_000 ? null : Gate.AtMost(20).AsTarget();
        rows.Add(new(name, median.CpuNanosecondsEach / 1000, "us") { Gate = gate });
        rows.Add(new(name + ": allocated", median.AllocatedEach, "B"));
    }

    private sealed record Team(int Employees, AssignmentStrategy Strategy, bool Rare);

    private sealed class Run
    {
        private const string Queue = "queue";
        private const int OpenAtOnce = 3;

        private readonly RosterState _state;
        private readonly QueuePool _pool;
        private readonly WorkNeeds _needs;
        private readonly Queue<string> _open = new();
        private readonly int _mostOpen;
        private Instant _now = Instant.FromUtc(2026, 3, 2, 12, 0);
        private long _version = 1;

        public Run(Team team)
        {
            var calendars = Enumerable.Range(0, Calendars).Select(Calendar).ToDictionary(c => c.Id);
            var employees = Enumerable.Range(0, team.Employees).Select(Employee).ToDictionary(e => e.Id, StringComparer.Ordinal);
            var weights = employees.Keys.Select((id, i) => (id, i)).ToDictionary(e => e.id, e => 1 + (e.i % 5), StringComparer.Ordinal);
            var staff = new Staff(employees, calendars, DateTimeZone.Utc);
            _pool = new QueuePool(staff, [.. employees.Keys], weights, team.Strategy);
            _needs = team.Rare ? new() { Skills = ["rare"], Languages = ["de"] } : new() { Languages = ["de"] };
            _state = new RosterState(staff);
            _state.Load(_version, []);
            _state.LoadRing(_needs.Ring(Queue), []);
            _mostOpen = team.Rare ? team.Employees / 100 : team.Employees;
        }

        /// <summary>One is given, and where enough are open the oldest is finished; a tenth of a second goes by.</summary>
        public void Give()
        {
            _now += Duration.FromMilliseconds(100);
            var choice = _state.Choose(new ChoiceRequest(_pool, _needs.Ring(Queue), _needs, WorkKinds.Conversation, "site", []), _now);
            if (choice.Employee is not { } chosen) throw new InvalidOperationException("Nobody is free: the benchmark would measure nothing.");
            _state.Take(choice);
            _state.Write(DeskChanges.Given(_state.DeskOf(chosen), _state.Staff, WorkKinds.Conversation, "site", _now));
            _state.Keep(++_version);
            _open.Enqueue(chosen);
            if (_open.Count <= _mostOpen) return;
            _state.Write(DeskChanges.Released(_state.DeskOf(_open.Dequeue()), WorkKinds.Conversation, "site"));
            _state.Keep(++_version);
        }

        // Some offices are closed at any hour, and none all at once.
        private static CompiledCalendar Calendar(int i) => CompiledCalendar.Compile(
            Enumerable.Range(1, 7).Aggregate(
                new WorkingCalendar { Id = Name(i), Zone = i % 2 == 0 ? "Europe/Berlin" : "America/New_York" },
                (calendar, day) => i < 10
                    ? calendar.WithHours((IsoDayOfWeek)day, OpeningHours.AllDay)
                    : calendar.WithHours((IsoDayOfWeek)day, new(new(i % 7, i), new(12, i)), new(new(13, i), new(17 + (i % 6), i)))),
            DateTimeZoneProviders.Tzdb);

        private static Employee Employee(int i) => new()
        {
            Id = "employee-" + i.ToString("D5", CultureInfo.InvariantCulture),
            Name = "Employee",
            Calendar = Name(i % Calendars),
            Skills = i % 100 == 1 ? ["rare", "b2b"] : ["b2b"],
            Languages = ["de", "en"],
            Capacity = new Dictionary<string, int>(StringComparer.Ordinal) { [WorkKinds.Conversation] = OpenAtOnce + 1, ["site"] = OpenAtOnce },
            Rate = i % 10 == 0 ? new(10, Duration.FromMinutes(1)) : null,
        };

        private static string Name(int i) => "hours-" + i.ToString(CultureInfo.InvariantCulture);
    }
}
