using System.Text.Json;

namespace CrmCore;

/// <summary>What saving settings means for lines.</summary>
internal static class LineSettings
{
    /// <summary>Why a line cannot be saved beside what is there; null when it can.</summary>
    public static Refused? Refusal(DecisionScope scope, byte[] body)
    {
        var line = JsonSerializer.Deserialize(body, ConversationJson.Stored.Line)!;
        foreach (var channel in line.Channels)
        {
            if (scope.Model.Lines.OfChannel(channel) is { } other && other.Id != line.Id) return new Refused($"The channel '{channel}' belongs to the line '{other.Id}'. Take it out there first: a channel belongs to one line.");
        }

        foreach (var number in line.Numbers)
        {
            if (scope.Model.Lines.OfNumber(number) is { } other && other.Id != line.Id) return new Refused($"The number '{number}' belongs to the line '{other.Id}'. Take it out there first: a number belongs to one line.");
        }

        if (line.Hours is not { } hours) return null;
        if (!scope.Model.Calendars.TryGetValue(hours, out var calendar)) return new Refused($"There is no calendar '{hours}'. Save it first, or leave the line's hours empty: then it is open at any time.");
        return calendar.IsOpen(scope.Now) || calendar.NextOpening(scope.Now) is not null
            ? null
            : new Refused($"The calendar '{hours}' never opens again: every conversation of the line '{line.Id}' would wait for ever. Give it hours, or name another.");
    }

    /// <summary>Whether an employee worked here and does so no more.</summary>
    public static bool IsDismissal(Setting? before, byte[] body) =>
        before is { Body.IsEmpty: false } && JsonSerializer.Deserialize(before.Body.Span, EmployeeJson.Stored.Employee) is { Active: true }
        && (body.Length == 0 || JsonSerializer.Deserialize(body, EmployeeJson.Stored.Employee) is not { Active: true });
}
