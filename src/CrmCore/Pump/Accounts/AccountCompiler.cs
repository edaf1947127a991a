using System.Text.Json;
using NodaTime;

namespace CrmCore;

/// <summary>Compiles an account's stored settings into what decisions look at.</summary>
internal sealed class AccountCompiler(IDateTimeZoneProvider zones)
{
    /// <summary>Whether rules and lines give anything to anybody (<see cref="AccountModel.GivesWork"/>). Default: yes.</summary>
    public bool GivesWork { get; init; } = true;

    public AccountModel Compile(Account account, IReadOnlyList<Setting> settings, long epoch = 0)
    {
        var live = settings.Where(s => !s.Body.IsEmpty).ToList();
        var employees = Read(live, SettingKinds.Employee, b => JsonSerializer.Deserialize(b, EmployeeJson.Stored.Employee)!);
        return new AccountModel
        {
            Account = account,
            Epoch = epoch,
            GivesWork = GivesWork,
            Zone = zones[account.Zone],
            Settings = settings.ToDictionary(s => (s.Kind, s.Id)),
            Pipelines = live.Where(s => s.Kind == SettingKinds.Pipeline)
                .ToDictionary(s => s.Id, s => new CompiledPipeline(PipelineJson.Parse(s.Body.Span), s.Version), StringComparer.Ordinal),
            Employees = employees,
            Teams = Read(live, SettingKinds.Team, b => JsonSerializer.Deserialize(b, EmployeeJson.Stored.Team)!),
            Calendars = Read(live, SettingKinds.Calendar, b => CompiledCalendar.Compile(JsonSerializer.Deserialize(b, CalendarJson.Default.WorkingCalendar)!, zones)),
            Templates = Read(live, SettingKinds.Template, b => JsonSerializer.Deserialize(b, AccountJson.Stored.MessageTemplate)!),
            Connections = Read(live, SettingKinds.Connection, b => JsonSerializer.Deserialize(b, AccountJson.Stored.Connection)!),
            Rules = Read(live, SettingKinds.Assignment, b => new CompiledRule(AssignmentRuleJson.Parse(b.ToArray()))),
            Sources = Read(live, SettingKinds.Source, b => JsonSerializer.Deserialize(b, LeadJson.Stored.IntakePolicy)!),
            Lines = !GivesWork ? CompiledLines.None : new CompiledLines(Read(live, SettingKinds.Line, b => JsonSerializer.Deserialize(b, ConversationJson.Stored.Line)!).Values),
            Fields = Read(live, SettingKinds.Field, b => JsonSerializer.Deserialize(b, AccountJson.Stored.FieldDefinition)!)
                .Values.ToDictionary(f => (f.On, f.Id)),
            Duplicates = Read(live, SettingKinds.Duplicates, b => JsonSerializer.Deserialize(b, AccountJson.Stored.DuplicateSettings)!).Values.FirstOrDefault() ?? account.Settings.Duplicates,
            MergeRules = Read(live, SettingKinds.MergeRules, b => JsonSerializer.Deserialize(b, MergeJson.Stored.MergeRules)!).Values.FirstOrDefault() ?? new(),
            Leads = live.FirstOrDefault(s => s.Kind == SettingKinds.LeadStatuses) is { } statuses
                ? new CompiledLeadStatuses(LeadStatusesJson.Parse(statuses.Body), statuses.Version)
                : CompiledLeadStatuses.Default,
            Scoring = live.FirstOrDefault(s => s.Kind == SettingKinds.Scoring) is { } scoring ? new CompiledScoring(ScoringJson.Parse(scoring.Body)) : null,
            Paused = live.Where(s => s.Kind == SettingKinds.Pause).Select(s => s.Id).ToHashSet(StringComparer.Ordinal),
            AutomationUser = OldestAdmin(employees.Values),
        };
    }

    private static EmployeeId? OldestAdmin(IEnumerable<Employee> employees) =>
        employees.Where(e => e is { Active: true, Admin: true }).OrderBy(e => e.Since).ThenBy(e => e.Id, StringComparer.Ordinal).FirstOrDefault() is { } oldest
            ? new EmployeeId(oldest.Id)
            : (EmployeeId?)null;

    private static Dictionary<string, T> Read<T>(List<Setting> settings, string kind, Func<ReadOnlySpan<byte>, T> read)
    {
        var found = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var setting in settings)
        {
            if (setting.Kind == kind) found[setting.Id] = read(setting.Body.Span);
        }

        return found;
    }
}
