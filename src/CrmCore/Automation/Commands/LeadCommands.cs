using System.Text.Json;

namespace CrmCore;

/// <summary>Commands on leads in the inbox: make by hand, take, put back, give a status (R29, R35, R75).</summary>
internal static class LeadCommands
{
    /// <summary>A request made by hand or by the host's own code: it goes the way of every request.</summary>
    public static CommandResult Create(DecisionScope scope, StoredEvent e)
    {
        var request = e with { Kind = EventKinds.FormSubmitted, Source = SourceOf(e.Body) };
        var points = new List<KnownPoint>();
        Collect(scope.Tools.Points, scope.Model, e.Body, points);
        EventDecision.Decide(scope, request, points);
        if (scope.Ignored is { } reason) return new Refused(reason);
        return new Captured { Contact = scope.Contact, Lead = scope.Lead, Deals = [.. scope.Deals] };
    }

    /// <summary>The contact points of a request made by hand.</summary>
    public static void Collect(ContactPoints reader, AccountModel model, ReadOnlyMemory<byte> body, List<KnownPoint> found) =>
        RequestPoints.Collect(reader, model, SourceOf(body), EventKinds.FormSubmitted, body, found);

    private static string SourceOf(ReadOnlyMemory<byte> body) => BodyReader.Text(body.Span, "source"u8) ?? "api";

    public static CommandResult Take(DecisionScope scope, JsonElement command)
    {
        if (Find(scope, command) is not { } lead) return Unknown(command);
        if (lead.State is LeadState.Accepted) return new Refused($"The lead was accepted already: it is {LeadConversions.Became(lead)}.");
        var owner = command.Text("owner") ?? scope.Actor.Employee?.Value;
        if (owner is null) return new Refused("Say who takes the lead: an employee.");
        if (!scope.Model.Employees.TryGetValue(owner, out var employee) || !employee.Active) return new Refused($"There is no active employee '{owner}'.");
        if (lead.Owner?.Value == owner && lead.State == LeadState.InWork) return new Done { Changed = false };
        if (lead.Owner is not null && lead.Owner.Value.Value != owner && LeadAccess.Refusal(scope, lead) is { } refusal) return new Refused($"{lead.Owner} has the lead. {refusal}");
        var taken = lead with { Owner = new EmployeeId(owner) };
        if (lead.State == LeadState.InWork) Reassign(scope, lead, taken);
        else LeadMoves.Move(scope, lead, taken, scope.Model.Leads.First(LeadState.InWork), scope.Actor);
        return new Done();
    }

    public static CommandResult PutBack(DecisionScope scope, JsonElement command)
    {
        if (Find(scope, command) is not { } lead) return Unknown(command);
        if (lead.State is LeadState.Accepted) return new Refused($"The lead was accepted already: it is {LeadConversions.Became(lead)}.");
        if (lead is { State: LeadState.New, Owner: null }) return new Done { Changed = false };
        if (LeadAccess.Refusal(scope, lead) is { } refusal) return new Refused(refusal);
        LeadMoves.Move(scope, lead, lead with { Owner = null }, scope.Model.Leads.First(LeadState.New), scope.Actor);
        return new Done();
    }

    public static CommandResult SetStatus(DecisionScope scope, JsonElement command)
    {
        if (Find(scope, command) is not { } lead) return Unknown(command);
        var statuses = scope.Model.Leads;
        var status = command.Text("status") is { } id ? statuses.Find(id) : statuses.First(LeadState.Refused);
        if (status is null) return new Refused($"There is no lead status '{command.Text("status")}'; there are {string.Join(", ", statuses.Definition.Statuses.Select(s => s.Id))}.");
        if (lead.State == LeadState.Accepted) return new Refused($"The lead was accepted already: it is {LeadConversions.Became(lead)}.");
        if (status.State == LeadState.Accepted) return new Refused($"'{status.Id}' means that the lead became something: accept or convert it (R35).");
        var reason = command.Text("reason")?.Trim();
        if (status.State != LeadState.Refused) reason = null;
        else if (ReasonRefusal(status, reason) is { } wrong) return new Refused(wrong);
        if (lead.Status == status.Id && lead.Reason == reason) return new Done { Changed = false };
        if (LeadAccess.Refusal(scope, lead) is { } refusal) return new Refused(refusal);
        LeadMoves.Move(scope, lead, lead, status, scope.Actor, reason);
        return new Done();
    }

    public static Lead? Find(DecisionScope scope, JsonElement command) =>
        command.Id("lead") is { } id ? scope.Set.Of(LeadRecords.Instance).Find(LeadRecords.Key(scope.Account, new LeadId(id))) : null;

    public static Refused Unknown(JsonElement command) => new($"There is no lead '{command.Text("lead")}'.");

    // All of it is personal: it stands where it can be erased. Read backwards it gives the lead as it was (R63).
    public static string Before(DecisionScope scope, Lead lead)
    {
        var json = scope.Tools.Timeline.Begin();
        Before(json, lead);
        return System.Text.Encoding.UTF8.GetString(scope.Tools.Timeline.End().Span);
    }

    /// <summary>The personal part of a note with what a further request said, and with the lead as it was where it is changed.</summary>
    public static string? Said(DecisionScope scope, Lead? before, StoredEvent e)
    {
        var text = e.Kind is EventKinds.FormSubmitted or EventKinds.ChatMessage ? RequestNote.Of(scope.Model, e) : null;
        if (text is null && before is null) return null;
        var json = scope.Tools.Timeline.Begin();
        json.Member("text", text);
        if (before is not null) Before(json, before);
        return System.Text.Encoding.UTF8.GetString(scope.Tools.Timeline.End().Span);
    }

    private static void Before(Utf8JsonWriter json, Lead lead)
    {
        json.WriteStartObject("before");
        json.WriteNumber("state", (int)lead.State);
        json.Member("status", lead.StatusId);
        json.Member("owner", lead.Owner?.Value);
        json.WriteNumber("entry", lead.Entry);
        json.WriteNumber("enteredAt", lead.EnteredAt.ToUnixTimeMilliseconds());
        json.Member("name", lead.Name);
        json.Member("contact", lead.Contact?.ToString());
        json.Member("deal", lead.Deal?.ToString());
        json.WritePropertyName("details");
        json.WriteRawValue(lead.Json.IsEmpty ? "{}"u8 : lead.Json.Span, skipInputValidation: true);
        json.WriteEndObject();
    }

    /// <summary>Gives a lead another owner; it keeps its status.</summary>
    public static void Reassign(DecisionScope scope, Lead lead, Lead taken)
    {
        Notes.Write(scope, lead.Id.Value, TimelineKinds.Edited, null, Before(scope, lead));
        LeadMoves.Update(scope, lead, taken);
    }

    private static string? ReasonRefusal(LeadStatus status, string? reason) =>
        string.IsNullOrEmpty(reason) ? $"Say why: '{status.Id}' is a refusal." + (status.Reasons.Count > 0 ? $" Its reasons are {string.Join(", ", status.Reasons)}." : "")
        : status.Reasons.Count > 0 && !status.Reasons.Contains(reason, StringComparer.Ordinal) ? $"'{reason}' is no reason of '{status.Id}'; it has {string.Join(", ", status.Reasons)}."
        : null;
}
