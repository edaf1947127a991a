using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Assignment.Simulation;

/// <summary>An account of a simulation, drawn from a seed: calendars, employees with limits, rules. What it says is what was saved last.</summary>
internal sealed class SimulatedWorld
{
    public static readonly DateTimeZone AccountZone = DateTimeZoneProviders.Tzdb["Europe/Moscow"];
    private static readonly string[] Skills = ["a", "b"];

    public SimulatedWorld(Random random)
    {
        foreach (var calendar in AllCalendars()) Calendars[calendar.Id] = calendar;
        var count = random.Next(2, 7);
        for (var i = 0; i < count; i++) Save(NewEmployee(random, "e" + i.ToString(CultureInfo.InvariantCulture)));
        var other = NewRule(random, "night", null);
        Save(other);
        Save(NewRule(random, "sales", random.Next(3) == 0 && other.Strategy != AssignmentStrategy.Nobody ? "night" : null));
    }

    public Dictionary<string, WorkingCalendar> Calendars { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, Employee> Employees { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, AssignmentRule> Rules { get; } = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, int> Unlimited { get; } = Counts();

    public void Save(Employee employee) => Employees[employee.Id] = employee;

    public void Save(AssignmentRule rule) => Rules[rule.Id] = rule;

    public void Register(ICrmBuilder crm)
    {
        crm.AddField(new FieldDefinition { Id = "need", On = CardKind.Deal, Name = "Need", Kind = FieldKind.Text });
        foreach (var calendar in Calendars.Values) crm.AddCalendar(calendar);
        foreach (var rule in Rules.Values) crm.AddAssignment(rule);
        crm.AddSource(new IntakePolicy { Source = "site", Pipeline = "sales", Assign = "sales" }).AddSource(new IntakePolicy { Source = "inbox", Assign = "sales" }).AddSource(new IntakePolicy { Source = "dark", Pipeline = "sales", Assign = "night" });
    }

    public string Any(Random random) => Employees.Keys.ElementAt(random.Next(Employees.Count));

    /// <summary>The same employee after a change of mind.</summary>
    public Employee Changed(Random random, Employee before) => random.Next(5) switch
    {
        0 => before with { Active = !before.Active },
        1 => before with { Skills = SomeSkills(random) },
        2 => before with { Capacity = SomeCapacity(random) },
        3 when before.DailyQuota.Count == 0 => before with { Calendar = SomeCalendar(random) },
        _ => before with { Active = true },
    };

    /// <summary>The same rule with another team or other weights.</summary>
    public AssignmentRule Changed(Random random, AssignmentRule before)
    {
        if (before.Strategy == AssignmentStrategy.Nobody) return before;
        var members = SomePeople(random);
        return before with { Employees = members, Weights = before.Strategy is AssignmentStrategy.Weighted ? Weights(random, members) : before.Weights };
    }

    public Employee NewEmployee(Random random, string id) => new()
    {
        Id = id,
        Name = id,
        Skills = SomeSkills(random),
        Calendar = SomeCalendar(random),
        Capacity = SomeCapacity(random),
        DailyQuota = random.Next(4) == 0 ? Counts((random.Next(2) == 0 ? WorkKinds.Deal : WorkKinds.Lead, random.Next(1, 4))) : Counts(),
        Rate = random.Next(5) == 0 ? new RateLimit(random.Next(1, 3), Duration.FromMinutes(random.Next(1, 90))) : null,
    };

    /// <summary>The queue's members with their weights, and those of the rules behind it, as the rules say.</summary>
    public IEnumerable<string> PeopleOf(string queue)
    {
        for (var next = queue; next is not null && Rules.TryGetValue(next, out var rule); next = rule.Else)
        {
            if (rule.Strategy == AssignmentStrategy.Nobody) continue;
            foreach (var employee in rule.Employees) yield return employee;
        }
    }

    private static Dictionary<string, int> Counts(params (string Kind, int Count)[] counts) => counts.ToDictionary(c => c.Kind, c => c.Count, StringComparer.Ordinal);

    private static string[] SomeSkills(Random random) => [.. Skills.Where(_ => random.Next(2) == 0)];

    private static Dictionary<string, int> SomeCapacity(Random random) => random.Next(4) switch
    {
        0 => Counts(),
        1 => Counts((WorkKinds.Deal, random.Next(4))),
        2 => Counts((WorkKinds.Lead, random.Next(3))),
        _ => Counts((WorkKinds.Deal, random.Next(1, 4)), (WorkKinds.Lead, random.Next(1, 3))),
    };

    private string? SomeCalendar(Random random) => random.Next(2) == 0 ? null : Calendars.Keys.ElementAt(random.Next(Calendars.Count));

    private AssignmentRule NewRule(Random random, string id, string? behind)
    {
        var members = SomePeople(random);
        var strategy = random.Next(12) switch { 0 => AssignmentStrategy.Nobody, < 3 => AssignmentStrategy.InOrder, < 6 => AssignmentStrategy.EvenLoad, < 8 => AssignmentStrategy.Weighted, _ => AssignmentStrategy.RoundRobin };
        if (behind is not null && strategy == AssignmentStrategy.Nobody) strategy = AssignmentStrategy.RoundRobin;
        return new AssignmentRule
        {
            Id = id,
            Strategy = strategy,
            Employees = strategy == AssignmentStrategy.Nobody ? [] : members,
            Weights = strategy == AssignmentStrategy.Weighted ? Weights(random, members) : new Dictionary<string, int>(StringComparer.Ordinal),
            OwnManager = random.Next(5) switch { 0 => WhenAway.PassOn, 1 => WhenAway.Wait, 2 => WhenAway.WaitAtMost(Duration.FromMinutes(random.Next(1, 200))), _ => null },
            Needs = random.Next(2) == 0 ? [new AssignmentNeed { Kind = NeedKind.Skill, Field = "deal.need" }] : [],
            Else = behind,
        };
    }

    private string[] SomePeople(Random random)
    {
        var some = Employees.Keys.Where(_ => random.Next(3) != 0).ToArray();
        if (some.Length == 0) some = [Employees.Keys.First()];
        random.Shuffle(some);
        return some;
    }

    private static Dictionary<string, int> Weights(Random random, string[] members) => members.ToDictionary(m => m, _ => random.Next(1, 5), StringComparer.Ordinal);

    // Both changes of the clock of 2026 fall into longer runs: New York on 8 March, Berlin on 29 March.
    private static IEnumerable<WorkingCalendar> AllCalendars()
    {
        yield return WorkingCalendar.Weekdays("day", "Europe/Moscow", new LocalTime(9, 0), new LocalTime(18, 0));
        yield return EveryDay("night", "Europe/Berlin", new OpeningHours(new LocalTime(22, 0), new LocalTime(6, 0)));
        yield return EveryDay("split", "America/New_York", new OpeningHours(new LocalTime(9, 0), new LocalTime(13, 0)), new OpeningHours(new LocalTime(14, 0), new LocalTime(18, 0)))
            .WithHolidays(new LocalDate(2026, 3, 3), new LocalDate(2026, 3, 10));
        yield return EveryDay("short", "Europe/Moscow", new OpeningHours(new LocalTime(10, 0), new LocalTime(10, 30))).WithException(new LocalDate(2026, 3, 3), OpeningHours.AllDay);
    }

    private static WorkingCalendar EveryDay(string id, string zone, params OpeningHours[] hours) =>
        Enum.GetValues<IsoDayOfWeek>().Where(d => d != IsoDayOfWeek.None).Aggregate(new WorkingCalendar { Id = id, Zone = zone }, (calendar, day) => calendar.WithHours(day, hours));
}
