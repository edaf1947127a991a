using System.Text.Json;

namespace CrmCore;

/// <summary>What saving settings means for lines.</summary>
internal static class LineSettings
{
    /// <summary>Why a line cannot be saved beside what is there; null when it can.</summary>
    /// <param name="scope">The decision.</param>
    /// <param name="line">The line.</param>
    /// <param name="isSeed">Whether the host registered it: an account gets its people after its lines.</param>
    public static string? Refusal(DecisionScope scope, Line line, bool isSeed)
    {
        var model = scope.Model;
        var where = $"The line '{line.Id}'";
        if (model.Rules.ContainsKey(line.Id)) return $"{where} has the id of a rule of assignment, and both are names of queues. Give it another.";
        return Owned(model, line) ?? (isSeed ? null : Unknown(model, line, where)) ?? Hours(scope, line, where);
    }

    /// <summary>Whether an employee worked here and does so no more.</summary>
    public static bool IsDismissal(Setting? before, byte[] body) =>
        before is { Body.IsEmpty: false } && JsonSerializer.Deserialize(before.Body.Span, EmployeeJson.Stored.Employee) is { Active: true }
        && (body.Length == 0 || JsonSerializer.Deserialize(body, EmployeeJson.Stored.Employee) is not { Active: true });

    private static string? Owned(AccountModel model, Line line)
    {
        foreach (var channel in line.Channels)
        {
            if (model.Lines.OfChannel(channel) is { } other && other.Id != line.Id) return $"The channel '{channel}' belongs to the line '{other.Id}'. Take it out there first: a channel belongs to one line.";
        }

        foreach (var number in line.Numbers)
        {
            if (model.Lines.OfNumber(number) is { } other && other.Id != line.Id) return $"The number '{number}' belongs to the line '{other.Id}'. Take it out there first: a number belongs to one line.";
        }

        return null;
    }

    private static string? Unknown(AccountModel model, Line line, string where)
    {
        foreach (var employee in line.Employees)
        {
            if (!model.Employees.ContainsKey(employee)) return $"{where} names the employee '{employee}', whom the account does not have. {NearestName.Remedy(employee, [.. model.Employees.Keys])}";
        }

        foreach (var channel in line.Channels)
        {
            // An account without connections takes messages that the host hands in itself.
            if (model.Connections.Count > 0 && !model.Connections.ContainsKey(channel)) return $"{where} names the channel '{channel}', which is no connection of the account. {NearestName.Remedy(channel, [.. model.Connections.Keys])} Save the connection first.";
        }

        if (line.Team is not { } team) return null;
        if (!model.Teams.TryGetValue(team, out var found)) return $"{where} names the team '{team}', which the account does not have. {NearestName.Remedy(team, [.. model.Teams.Keys])}";
        return line.Employees.Count == 0 && found.Members.Count == 0 ? $"{where} names the team '{team}', which has no members: every conversation would wait for ever. Give the team members, or name employees." : null;
    }

    private static string? Hours(DecisionScope scope, Line line, string where)
    {
        if (line.Hours is not { } hours) return null;
        if (!scope.Model.Calendars.TryGetValue(hours, out var calendar)) return $"{where} is open by the calendar '{hours}', which the account does not have. {NearestName.Remedy(hours, [.. scope.Model.Calendars.Keys])} Without hours it is open at any time.";
        return calendar.IsOpen(scope.Now) || calendar.NextOpening(scope.Now) is not null
            ? null
            : $"{where} is open by the calendar '{hours}', which never opens again: every conversation would wait for ever. Give it hours, or name another.";
    }
}
