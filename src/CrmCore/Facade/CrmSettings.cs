using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CrmCore;

/// <summary>Employees, teams, connections, templates, calendars, custom fields, sources. Only administrators change them (R07, R74).</summary>
public sealed class CrmSettings
{
    private readonly Crm _crm;

    internal CrmSettings(Crm crm) => _crm = crm;

    /// <summary>Saves an employee. A negative limit, a rate out of range and an unknown calendar are refused.</summary>
    /// <param name="employee">The employee.</param>
    /// <param name="by">Who; null for the host's own code.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/> or <see cref="Refused"/>.</returns>
    public ValueTask<CommandResult> SaveAsync(Employee employee, Actor? by = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(employee);
        return EmployeeChecks.Refusal(employee) is { } wrong ? new(new Refused(wrong)) : SaveAsync(SettingKinds.Employee, employee.Id, employee, EmployeeJson.Stored.Employee, by, ct);
    }

    /// <summary>Saves a team.</summary>
    /// <param name="team">The team.</param>
    /// <param name="by">Who; null for the host's own code.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/> or <see cref="Refused"/>.</returns>
    public ValueTask<CommandResult> SaveAsync(Team team, Actor? by = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(team);
        return SaveAsync(SettingKinds.Team, team.Id, team, EmployeeJson.Stored.Team, by, ct);
    }

    /// <summary>Saves a connection (R81). The secret itself stays in the <see cref="ISecretStore"/>.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="by">Who; null for the host's own code.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/> or <see cref="Refused"/>.</returns>
    public ValueTask<CommandResult> SaveAsync(Connection connection, Actor? by = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return SaveAsync(SettingKinds.Connection, connection.Id, connection, AccountJson.Stored.Connection, by, ct);
    }

    /// <summary>Saves a template. One that cannot be read is refused with its line.</summary>
    /// <param name="template">The template.</param>
    /// <param name="by">Who; null for the host's own code.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/> or <see cref="Refused"/>.</returns>
    public ValueTask<CommandResult> SaveAsync(MessageTemplate template, Actor? by = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(template);
        if (_crm.Engine.Services.GetService(typeof(ITemplateRenderer)) is ITemplateRenderer renderer)
        {
            foreach (var part in new[] { template.Subject, template.Text, template.Html })
            {
                if (part is not null && renderer.FindProblem(part) is { } problem) return new(new Refused($"The template '{template.Id}' cannot be read: {problem}"));
            }
        }

        return SaveAsync(SettingKinds.Template, template.Id, template, AccountJson.Stored.MessageTemplate, by, ct);
    }

    /// <summary>Saves a calendar. One that is wrong is refused with what is wrong.</summary>
    /// <param name="calendar">The calendar.</param>
    /// <param name="by">Who; null for the host's own code.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/> or <see cref="Refused"/>.</returns>
    public ValueTask<CommandResult> SaveAsync(WorkingCalendar calendar, Actor? by = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return calendar.Validate() is { Count: > 0 } problems
            ? new(new Refused(string.Join(" ", problems)))
            : SaveAsync(SettingKinds.Calendar, calendar.Id, calendar, CalendarJson.Default.WorkingCalendar, by, ct);
    }

    /// <summary>Saves a custom field (R74). Renaming keeps every value: cards hold values under the id.</summary>
    /// <param name="field">The field.</param>
    /// <param name="by">Who; an administrator, or null for the host's own code.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/> or <see cref="Refused"/>.</returns>
    public ValueTask<CommandResult> SaveAsync(FieldDefinition field, Actor? by = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(field);
        return SaveAsync(SettingKinds.Field, field.On + "." + field.Id, field, AccountJson.Stored.FieldDefinition, by, ct);
    }

    /// <summary>Deletes a custom field. Cards keep what they have in their timelines; it can be neither read nor set any more.</summary>
    /// <param name="on">The kind of card.</param>
    /// <param name="id">The field.</param>
    /// <param name="by">Who; an administrator, or null for the host's own code.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/> or <see cref="Refused"/>.</returns>
    public ValueTask<CommandResult> DeleteFieldAsync(CardKind on, string id, Actor? by = null, CancellationToken ct = default) =>
        _crm.Commands.RunAsync(CommandKinds.SaveSetting, by ?? Actor.System, null, json => SettingWriting.Write(json, SettingKinds.Field, on + "." + id, []), ct);

    /// <summary>Saves a source's intake policy (R29).</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="by">Who; null for the host's own code.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/> or <see cref="Refused"/>.</returns>
    public ValueTask<CommandResult> SaveAsync(IntakePolicy policy, Actor? by = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return policy is { Owner: not null, Assign: not null }
            ? new(new Refused($"The source '{policy.Source}' has an owner and a rule of assignment: leave one of them."))
            : SaveAsync(SettingKinds.Source, policy.Source, policy, LeadJson.Stored.IntakePolicy, by, ct);
    }

    /// <summary>Saves what is done about contacts that are probably one person (R33). It holds from the next search on.</summary>
    /// <param name="duplicates">The settings; probabilities from 0 to 1.</param>
    /// <param name="by">Who; an administrator, or null for the host's own code.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/>, or <see cref="Refused"/> when a probability is none or review begins above merging.</returns>
    public ValueTask<CommandResult> SaveAsync(DuplicateSettings duplicates, Actor? by = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(duplicates);
        return duplicates is { MergeFrom: > 0 and <= 1, ReviewFrom: > 0 and < 1 } && duplicates.ReviewFrom <= duplicates.MergeFrom
            ? SaveAsync(SettingKinds.Duplicates, "contact", duplicates, AccountJson.Stored.DuplicateSettings, by, ct)
            : new(new Refused("Give probabilities above 0: ReviewFrom below 1 and not above MergeFrom, MergeFrom at most 1."));
    }

    /// <summary>Saves how contacts are merged (R33). Merges that stand are not made anew.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="by">Who; an administrator, or null for the host's own code.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/> or <see cref="Refused"/>.</returns>
    public ValueTask<CommandResult> SaveAsync(MergeRules rules, Actor? by = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return SaveAsync(SettingKinds.MergeRules, "contact", rules, MergeJson.Stored.MergeRules, by, ct);
    }

    /// <summary>How contacts are merged.</summary>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The rules; the defaults where none were saved.</returns>
    public async ValueTask<MergeRules> MergeRulesAsync(CancellationToken ct = default) => (await _crm.ModelAsync(ct).ConfigureAwait(false)).MergeRules;

    /// <summary>Saves the account's statuses of leads (R75). Renaming keeps every lead; a status that leads still have cannot be taken away.</summary>
    /// <param name="statuses">The statuses.</param>
    /// <param name="by">Who; an administrator, or null for the host's own code.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/> or <see cref="Refused"/>, which says how many leads have it.</returns>
    public ValueTask<CommandResult> SaveAsync(LeadStatuses statuses, Actor? by = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(statuses);
        if (statuses.Validate(_crm.Engine.Kinds).Where(p => p.Severity == ProblemSeverity.Error).ToArray() is { Length: > 0 } wrong) return new(new Refused(string.Join(" ", wrong.Select(p => p.ToString()))));
        var body = LeadStatusesJson.Write(statuses, indented: false).ToArray();
        return _crm.Commands.RunAsync(CommandKinds.SaveSetting, by ?? Actor.System, null, json => SettingWriting.Write(json, SettingKinds.LeadStatuses, SettingKinds.LeadStatuses, body), ct);
    }

    /// <summary>Saves the account's rules of scoring (R36). Points that were given by a rule that is gone count no more.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="by">Who; an administrator, or null for the host's own code.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/> or <see cref="Refused"/>.</returns>
    public ValueTask<CommandResult> SaveAsync(ScoringRules rules, Actor? by = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (rules.Validate() is { Count: > 0 } wrong) return new(new Refused(string.Join(" ", wrong.Select(p => p.ToString()))));
        var body = ScoringJson.Write(rules, indented: false).ToArray();
        return _crm.Commands.RunAsync(CommandKinds.SaveSetting, by ?? Actor.System, null, json => SettingWriting.Write(json, SettingKinds.Scoring, SettingKinds.Scoring, body), ct);
    }

    /// <summary>Saves an open line (R43). What is open in it goes on under the new settings.</summary>
    /// <param name="line">The line.</param>
    /// <param name="by">Who; an administrator, or null for the host's own code.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/>, or <see cref="Refused"/> when it is wrong, or a channel or number belongs to another line.</returns>
    public ValueTask<CommandResult> SaveAsync(Line line, Actor? by = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (line.Validate() is { Count: > 0 } wrong) return new(new Refused(string.Join(" ", wrong.Select(p => p.ToString()))));
        return SaveAsync(SettingKinds.Line, line.Id, line, ConversationJson.Stored.Line, by, ct);
    }

    /// <summary>The account's open lines in the order of their ids.</summary>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The lines.</returns>
    public async ValueTask<IReadOnlyList<Line>> LinesAsync(CancellationToken ct = default) =>
        [.. (await _crm.ModelAsync(ct).ConfigureAwait(false)).Lines.All.OrderBy(l => l.Id, StringComparer.Ordinal)];

    /// <summary>
    /// Saves a rule of assignment (R41). Nobody's turn begins anew: turns are kept by employee. What waits in its queue is looked at again at once.
    /// </summary>
    /// <param name="rule">The rule.</param>
    /// <param name="by">Who; an administrator, or null for the host's own code.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/>, or <see cref="Refused"/> when it is wrong in itself, or names employees, teams, fields or rules that the account does not have.</returns>
    public ValueTask<CommandResult> SaveAsync(AssignmentRule rule, Actor? by = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (rule.Validate() is { Count: > 0 } wrong) return new(new Refused(string.Join(" ", wrong.Select(p => p.ToString()))));
        var body = AssignmentRuleJson.Write(rule, indented: false).ToArray();
        return _crm.Commands.RunAsync(CommandKinds.SaveSetting, by ?? Actor.System, null, json => SettingWriting.Write(json, SettingKinds.Assignment, rule.Id, body), ct);
    }

    /// <summary>Deletes a rule of assignment. Refused while a source, an action, a status or another rule names it, or while something waits in its queue.</summary>
    /// <param name="id">The rule.</param>
    /// <param name="by">Who; an administrator, or null for the host's own code.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/>, or <see cref="Refused"/> with what names it, or with the rules that there are.</returns>
    public ValueTask<CommandResult> DeleteAssignmentAsync(string id, Actor? by = null, CancellationToken ct = default) =>
        _crm.Commands.RunAsync(CommandKinds.SaveSetting, by ?? Actor.System, null, json => SettingWriting.Write(json, SettingKinds.Assignment, id, []), ct);

    /// <summary>The account's rules of assignment in the order of their ids.</summary>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The rules.</returns>
    public async ValueTask<IReadOnlyList<AssignmentRule>> AssignmentRulesAsync(CancellationToken ct = default) =>
        [.. (await _crm.ModelAsync(ct).ConfigureAwait(false)).Rules.Values.Select(r => r.Definition).OrderBy(r => r.Id, StringComparer.Ordinal)];

    /// <summary>The account's employees in the order of their ids, dismissed ones too.</summary>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The employees.</returns>
    public async ValueTask<IReadOnlyList<Employee>> EmployeesAsync(CancellationToken ct = default) =>
        [.. (await _crm.ModelAsync(ct).ConfigureAwait(false)).Employees.Values.OrderBy(e => e.Id, StringComparer.Ordinal)];

    /// <summary>The account's connections in the order of their ids.</summary>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The connections, without secrets.</returns>
    public async ValueTask<IReadOnlyList<Connection>> ConnectionsAsync(CancellationToken ct = default) =>
        [.. (await _crm.ModelAsync(ct).ConfigureAwait(false)).Connections.Values.OrderBy(c => c.Id, StringComparer.Ordinal)];

    /// <summary>The account's custom fields of a kind of card, in the order of their ids.</summary>
    /// <param name="on">The kind of card.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The fields.</returns>
    public async ValueTask<IReadOnlyList<FieldDefinition>> FieldsAsync(CardKind on = CardKind.Deal, CancellationToken ct = default) =>
        [.. (await _crm.ModelAsync(ct).ConfigureAwait(false)).Fields.Values.Where(f => f.On == on).OrderBy(f => f.Id, StringComparer.Ordinal)];

    /// <summary>Checks a connection's settings, credentials, reachability and rights (R72).</summary>
    /// <param name="connection">The connection's id.</param>
    /// <param name="ct">Stops checking.</param>
    /// <returns>What is wrong and what to do; empty when all is well.</returns>
    public async ValueTask<IReadOnlyList<SettingsProblem>> CheckAsync(string connection, CancellationToken ct = default) =>
        await ConnectionChecks.CheckAsync(_crm, connection, ct).ConfigureAwait(false);

    private ValueTask<CommandResult> SaveAsync<T>(string kind, string id, T value, JsonTypeInfo<T> type, Actor? by, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(id) || id.Length > 64) return new(new Refused($"'{id}' is no id of a {kind}: give 1 to 64 characters."));
        var body = JsonSerializer.SerializeToUtf8Bytes(value, type);
        return _crm.Commands.RunAsync(CommandKinds.SaveSetting, by ?? Actor.System, null, json => SettingWriting.Write(json, kind, id, body), ct);
    }
}
