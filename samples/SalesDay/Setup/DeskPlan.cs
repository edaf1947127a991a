using CrmCore;
using NodaTime;

namespace SalesDay;

/// <summary><c>people.json</c>: the account, who works there, where requests come from, which outside services it uses.</summary>
internal sealed record DeskPlan
{
    public required string Account { get; init; }

    public required string Company { get; init; }

    /// <summary>The region whose phone numbers come without a country code.</summary>
    public required string Region { get; init; }

    public required string Zone { get; init; }

    /// <summary>The date of the day, such as <c>2026-03-17</c>.</summary>
    public required string Date { get; init; }

    /// <summary>When the day ends, such as <c>20:00</c>.</summary>
    public required string Until { get; init; }

    /// <summary>The client whose story is told when <c>--explain</c> names none: a phone or an address.</summary>
    public string? Story { get; init; }

    public AccountSettings Settings { get; init; } = new();

    public IReadOnlyList<string> OwnAddresses { get; init; } = [];

    public IReadOnlyList<string> OwnNumbers { get; init; } = [];

    public IReadOnlyList<EmployeeEntry> Employees { get; init; } = [];

    public IReadOnlyList<Team> Teams { get; init; } = [];

    public IReadOnlyList<Connection> Connections { get; init; } = [];

    public IReadOnlyList<IntakePolicy> Sources { get; init; } = [];

    public IReadOnlyList<WorkingCalendar> Calendars { get; init; } = [];

    /// <summary>Secrets by name. A real host keeps them elsewhere; these open nothing.</summary>
    public IReadOnlyDictionary<string, string> Secrets { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>An employee; <c>toldWithin</c> is the calendar within whose hours notices come.</summary>
    internal sealed record EmployeeEntry(string Id, string Name, string? Email = null, string? Extension = null, bool Admin = false, string? ToldWithin = null)
    {
        public Employee At(Instant since) => new()
        {
            Id = Id,
            Name = Name,
            Email = Email,
            Extension = Extension,
            Admin = Admin,
            Since = since,
            Notifications = new NotificationSettings { Hours = ToldWithin },
        };
    }
}
