using System.Text.Json;
using NodaTime;

namespace CrmCore;

/// <summary>Commands on who has what, and who is there (R41).</summary>
internal static class AssignmentCommands
{
    /// <summary>Gives a card to somebody by a rule, as somebody asks for it.</summary>
    public static CommandResult Assign(DecisionScope scope, JsonElement command)
    {
        var name = command.Required("rule");
        if (!scope.Model.Rules.ContainsKey(name)) return new Refused($"There is no rule of assignment '{name}'. {NearestName.Remedy(name, [.. scope.Model.Rules.Keys])}");
        if (Find(scope, command, out var kind, out var absent) is not { } card) return absent!;
        if (!card.IsOpen) return new Refused($"The {kind} {card.Id} is closed: nobody needs to be given it.");
        return CardAssigning.Run(scope, new CardToAssign(card.Id, kind, name, Replaces: true), scope.Actor) switch
        {
            { To: { } to } => new GivenTo(to),
            { Number: { } number } => new Waits(name, number),
            _ => new Done { Changed = false },
        };
    }

    /// <summary>Takes a card out of its queue: nobody is looked for any more.</summary>
    public static CommandResult Withdraw(DecisionScope scope, JsonElement command)
    {
        if (Find(scope, command, out _, out var absent) is not { } card) return absent!;
        var rows = scope.Set.Of(WaitingRecords.Instance);
        var waiting = rows.Lookup(WaitingRecords.BySubject, WaitingRecords.SubjectKey(scope.Account, card.Id)).Select(key => rows.Find(key)).OfType<WaitingRequest>().FirstOrDefault();
        if (waiting is null) return new Done { Changed = false };
        Assigning.WithdrawAll(scope, card.Id);
        AssignmentEntries.Withdrawn(scope, card.Id, waiting);
        return new Done();
    }

    /// <summary>Says whether an employee is there.</summary>
    public static CommandResult SetPresence(DecisionScope scope, JsonElement command)
    {
        var employee = command.Required("employee");
        if (!scope.Model.Employees.TryGetValue(employee, out var known)) return new Refused($"There is no employee '{employee}'. {NearestName.Remedy(employee, [.. scope.Model.Employees.Keys])}");
        if (!known.Active) return new Refused($"'{employee}' does not work here any more.");
        var presence = (Presence)command.GetProperty("presence").GetInt32();
        if (!Enum.IsDefined(presence)) return new Refused($"'{presence}' is no presence.");
        var until = command.TryGetProperty("until", out var moment) ? Instant.FromUnixTimeMilliseconds(moment.GetInt64()) : (Instant?)null;
        if (until <= scope.Now) return new Refused($"'{employee}' would be {presence} until {until}, which is past. Give a later moment, or none.");
        if (until is not null && presence == Presence.AtWork) return new Refused("AtWork has no end: say when the employee goes by setting the next presence then, or by the calendar.");
        var desk = DeskReading.At(scope.Tools.Rosters.Of(scope).DeskOf(employee), scope.Now);
        if (desk.Presence == presence && desk.Until == until) return new Done { Changed = false };
        Assigning.SetPresence(scope, new EmployeeId(employee), presence, until);
        ConversationReturns.OnPresence(scope, employee, presence);
        return new Done();
    }

    private static OwnedCard? Find(DecisionScope scope, JsonElement command, out string kind, out Refused? absent)
    {
        kind = command.Text("deal") is not null ? WorkKinds.Deal : WorkKinds.Lead;
        absent = null;
        if (command.Id(kind) is { } id && OwnedCard.Find(scope, kind, id) is { } card) return card;
        absent = new Refused($"There is no {kind} '{command.Text(kind)}'.");
        return null;
    }
}
