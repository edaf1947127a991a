using System.Collections.Concurrent;
using NodaTime;

namespace CrmCore;

/// <summary>An account's employees, compiled for choices: by index, ordered by id. Immutable.</summary>
internal sealed class Staff
{
    /// <summary>The calendar index of an employee who has none: at work whenever present.</summary>
    public const int NoCalendar = -1;

    /// <summary>The calendar index of an employee whose calendar does not exist: never at work but in overtime.</summary>
    public const int UnknownCalendar = -2;

    // Needs are words of the account's own and repeat; what is in the way is a client's own manager, of whom there are as many as employees.
    private const int MostCached = 4096;

    private readonly Employee[] _employees;
    private readonly Dictionary<string, int> _indexes;
    private readonly int[] _calendarOf;
    private readonly CompiledCalendar[] _calendars;
    private readonly DateTimeZone _zone;
    private readonly Dictionary<string, EmployeeMask> _skills;
    private readonly Dictionary<string, EmployeeMask> _languages;
    private readonly Dictionary<string, EmployeeMask> _territories;
    private readonly ConcurrentDictionary<string, EmployeeMask> _having = new(StringComparer.Ordinal);

    public Staff(IReadOnlyDictionary<string, Employee> employees, IReadOnlyDictionary<string, CompiledCalendar> calendars, DateTimeZone accountZone)
    {
        _employees = [.. employees.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => e.Value)];
        _indexes = _employees.Select((e, i) => (e.Id, i)).ToDictionary(e => e.Id, e => e.i, StringComparer.Ordinal);
        _zone = accountZone;
        var used = _employees.Select(e => e.Calendar).OfType<string>().Where(calendars.ContainsKey).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        _calendars = [.. used.Select(id => calendars[id])];
        var numbers = used.Select((id, i) => (id, i)).ToDictionary(c => c.id, c => c.i, StringComparer.Ordinal);
        _calendarOf = [.. _employees.Select(e => e.Calendar is null ? NoCalendar : numbers.GetValueOrDefault(e.Calendar, UnknownCalendar))];
        _skills = ByWord(e => e.Skills);
        _languages = ByWord(e => e.Languages);
        _territories = ByWord(e => e.Territories);
        Everybody = EmployeeMask.Of(Enumerable.Range(0, Count), Count);
    }

    public int Count => _employees.Length;

    public EmployeeMask Everybody { get; }

    public IReadOnlyList<CompiledCalendar> Calendars => _calendars;

    public Employee this[int index] => _employees[index];

    /// <summary>The index of an employee; -1 for nobody's id.</summary>
    public int IndexOf(string id) => _indexes.GetValueOrDefault(id, -1);

    /// <summary>The index in <see cref="Calendars"/>, or <see cref="NoCalendar"/>, or <see cref="UnknownCalendar"/>.</summary>
    public int CalendarOf(int index) => _calendarOf[index];

    /// <summary>The zone in which the employee's days begin.</summary>
    public DateTimeZone ZoneOf(int index) => index >= 0 && _calendarOf[index] >= 0 ? _calendars[_calendarOf[index]].Zone : _zone;

    /// <summary>Who meets the needs, dismissed or not.</summary>
    public EmployeeMask Having(WorkNeeds needs)
    {
        if (needs.Text.Length == 0) return Everybody;
        if (_having.TryGetValue(needs.Text, out var known)) return known;
        if (_having.Count >= MostCached) _having.Clear();
        return _having[needs.Text] = Find(needs);
    }

    /// <summary>The first need that an employee does not meet; null when all are met.</summary>
    public PassOver? Lacks(int index, WorkNeeds needs)
    {
        if (needs.Only is { } only && IndexOf(only) != index) return PassOver.NotTheOne;
        if (!Meets(_skills, needs.Skills, index)) return PassOver.LacksSkill;
        if (!Meets(_languages, needs.Languages, index)) return PassOver.LacksLanguage;
        return Meets(_territories, needs.Territories, index) ? null : PassOver.LacksTerritory;
    }

    private static bool Meets(Dictionary<string, EmployeeMask> having, IReadOnlyList<string> needed, int index)
    {
        foreach (var word in needed)
        {
            if (Word(word) is { Length: > 0 } said && having.GetValueOrDefault(said)?.Has(index) != true) return false;
        }

        return true;
    }

    private EmployeeMask Find(WorkNeeds needs)
    {
        var found = needs.Only is not { } only ? Everybody : IndexOf(only) is >= 0 and var one ? EmployeeMask.Of([one], Count) : EmployeeMask.Empty;
        foreach (var (having, needed) in new[] { (_skills, needs.Skills), (_languages, needs.Languages), (_territories, needs.Territories) })
        {
            foreach (var word in needed.Select(Word).Where(w => w.Length > 0)) found = found.And(having.GetValueOrDefault(word, EmployeeMask.Empty));
        }

        return found;
    }

    private Dictionary<string, EmployeeMask> ByWord(Func<Employee, IReadOnlyList<string>> words) => _employees
        .SelectMany((e, i) => words(e).Select(w => (Word: Word(w), Index: i)))
        .GroupBy(w => w.Word, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => EmployeeMask.Of(g.Select(w => w.Index), Count), StringComparer.Ordinal);

    // As WorkNeeds writes them.
    private static string Word(string word) => word.Trim().ToLowerInvariant();
}
