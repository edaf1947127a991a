using System.Globalization;
using CrmCore;
using NodaTime;
using NodaTime.Text;

namespace OpenLine;

/// <summary>
/// What a scenario says of its office: the day, the employees, the lines, the clients who are known. A scenario that names neither employees nor lines plays
/// in the sample's own office.
/// </summary>
internal sealed class OfficeGrammar
{
    private OfficePlan _plan = SampleOffice.Plan;
    private bool _isOwn;

    public OfficePlan Plan => _plan;

    /// <summary>Whether a line is about the office and not about what happens in it.</summary>
    public static bool Knows(string[] words) => words[0] is "date" or "zone" or "employee" or "line" || words is ["client", _, "of", ..];

    /// <summary>Reads a line.</summary>
    /// <exception cref="FormatException">The line is wrong.</exception>
    public void Read(string[] words)
    {
        switch (words)
        {
            case ["date", var date]:
                _plan = _plan with { Date = LocalDatePattern.Iso.Parse(date) is { Success: true, Value: var day } ? day : throw new FormatException($"'{date}' is no date. Write one such as 2026-03-16.") };
                break;
            case ["zone", var zone]:
                _plan = _plan with { Zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null ? zone : throw new FormatException($"'{zone}' is no time zone. Write one of the IANA names, such as Europe/Moscow.") };
                break;
            case ["employee", var name, .. var rest]:
                BeOwn();
                Employee(name, rest);
                break;
            case ["line", var name, .. var rest]:
                BeOwn();
                Line(name, rest);
                break;
            case ["client", var name, "of", var manager]:
                if (!_plan.Employees.Any(e => e.Id == manager)) throw new FormatException($"There is no employee '{manager}'. Write it above this line: employee {manager} 09:00-18:00");
                _plan = _plan with { Clients = [.. _plan.Clients.Where(c => c.Name != name), new KnownClient(name, Phone(_plan.Clients.Count), manager)] };
                break;
            default:
                throw new FormatException("Of the office one can say: date 2026-03-16, zone Europe/Moscow, employee olga 09:00-18:00 at most 3, line sales on telegram to olga, ivan …, client anna of olga.");
        }
    }

    /// <summary>What is missing when the first thing happens.</summary>
    public IEnumerable<string> Problems()
    {
        if (_plan.Lines.Count == 0) yield return "The office has no line. Write one above: line sales on telegram-sales to olga, ivan in turn";
        foreach (var problem in _plan.Lines.SelectMany(l => l.Validate())) yield return problem.ToString();
    }

    // The sample's own people and lines make way for those of the scenario.
    private void BeOwn()
    {
        if (_isOwn) return;
        _isOwn = true;
        _plan = new OfficePlan { Date = _plan.Date, Zone = _plan.Zone };
    }

    private void Employee(string name, string[] words)
    {
        if (_plan.Employees.Any(e => e.Id == name)) throw new FormatException($"The employee '{name}' is there already.");
        var employee = new Employee { Id = name, Name = name };
        for (var at = 0; at < words.Length; at++)
        {
            if (words[at].Contains('-', StringComparison.Ordinal)) employee = employee with { Calendar = Hours(name, words[at]) };
            else if (words.AsSpan(at) is ["at", "most", var most, ..]) (employee, at) = (employee with { Capacity = Most(most) }, at + 2);
            else throw new FormatException($"Of an employee one can say when they work and how many conversations they can have: employee {name} 09:00-18:00 at most 3");
        }

        _plan = _plan with { Employees = [.. _plan.Employees, employee] };
    }

    private void Line(string name, string[] words)
    {
        if (_plan.Lines.Any(l => l.Id == name)) throw new FormatException($"The line '{name}' is there already.");
        var line = new LineGrammar(name, words, hours => Hours(name + "-line", hours)).Read();
        foreach (var employee in line.Employees.Where(e => !_plan.Employees.Any(known => known.Id == e)))
        {
            throw new FormatException($"There is no employee '{employee}'. Write it above this line: employee {employee} 09:00-18:00");
        }

        _plan = _plan with { Lines = [.. _plan.Lines, line] };
    }

    private string Hours(string owner, string hours)
    {
        var calendar = WorkingCalendar.AroundTheClock(owner, _plan.Zone);
        foreach (var day in Enum.GetValues<IsoDayOfWeek>().Where(d => d != IsoDayOfWeek.None)) calendar = calendar.WithHours(day, OpeningHours.Parse(hours));
        _plan = _plan with { Calendars = [.. _plan.Calendars.Where(c => c.Id != owner), calendar] };
        return owner;
    }

    private static Dictionary<string, int> Most(string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var most)
            ? new(StringComparer.Ordinal) { [WorkKinds.Conversation] = most }
            : throw new FormatException($"'{word}' is no number of conversations.");

    // A number of its own for each known client, out of a block that no subscriber has.
    private static string Phone(int count) => string.Create(CultureInfo.InvariantCulture, $"+7495555{count + 2000:0000}");
}
