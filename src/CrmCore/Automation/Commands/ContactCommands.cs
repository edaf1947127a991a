using System.Text.Json;

namespace CrmCore;

/// <summary>Commands on contacts, and notes on any card.</summary>
internal static class ContactCommands
{
    public static CommandResult Create(DecisionScope scope, JsonElement command)
    {
        if (PointRefusal(scope, command) is { } unreadable) return new Refused(unreadable);
        var points = PointsOf(scope, command);
        var known = Identification.Identify(scope.Set, scope.Account, null, points, null);
        if (known.Contact is { } taken) return new Refused($"The contact {taken} is known by that already.");
        var fields = FieldBag.Empty;
        foreach (var (field, value) in command.Values("set"))
        {
            if (Refusal(scope, field, value) is { } refusal) return new Refused(refusal);
            fields = fields.With(field, value);
        }

        var owner = command.Text("owner") is { } name ? new EmployeeId(name) : (EmployeeId?)null;
        var id = ContactIntake.Make(scope, command.Text("name"), points, null, fields, scope.OccurredAt, owner);
        return new Created(id.Value);
    }

    public static CommandResult Edit(DecisionScope scope, JsonElement command)
    {
        if (Cards.Contact(scope, command, "contact", out var absent) is not { } contact) return absent!;
        var id = contact.Id.Value;
        if (PointRefusal(scope, command) is { } unreadable) return new Refused(unreadable);
        var details = contact.Details;
        foreach (var (field, value) in command.Values("set"))
        {
            if (Refusal(scope, field, value) is { } refusal) return new Refused(refusal);
            details = details with { Fields = details.Fields.With(field, value) };
        }

        var added = Claims.Take(scope.Set, scope.Account, CardKind.Contact, id, details.Points, PointsOf(scope, command), scope.Tools.Points.PhoneVersion);
        var stopped = command.Value("unsubscribe").AsList;
        details = details with
        {
            Points = [.. details.Points.Select(p => stopped.Contains(p.Value, StringComparer.OrdinalIgnoreCase) ? p with { Unsubscribed = true } : p), .. added],
            Tags = command.TryGetProperty("tags", out _) ? [.. command.Value("tags").AsList.Order(StringComparer.OrdinalIgnoreCase)] : details.Tags,
        };
        var changed = contact with
        {
            Name = Request.Clean(command.Text("name")) ?? contact.Name,
            Owner = command.Text("owner") is { } owner ? new EmployeeId(owner) : contact.Owner,
            Details = details,
        };
        if (changed.Name == contact.Name && changed.Owner == contact.Owner && changed.Json.Span.SequenceEqual(contact.Json.Span)) return new Done { Changed = false };
        changed = ContactWrites.Update(scope, contact, changed);
        Notes.Write(scope, id, TimelineKinds.Edited, null, Before(scope, contact));
        Retiming.ContactChanged(scope, contact, changed);
        return new Done();
    }

    public static CommandResult Note(DecisionScope scope, JsonElement command)
    {
        if (command.Id("card") is not { } card) return new Refused("The note names no card.");
        Notes.Write(scope, card, TimelineKinds.Noted, null, Wrap(scope, command.Text("text") ?? ""));
        return new Done();
    }

    // All of it is personal: it stands where it can be erased. Read backwards it gives the contact as it was (R63).
    public static string Before(DecisionScope scope, Contact contact, string? text = null)
    {
        var json = scope.Tools.Timeline.Begin();
        json.Member("text", text);
        json.WriteStartObject("before");
        json.WriteString("name", contact.Name);
        json.Member("owner", contact.Owner?.Value);
        json.WritePropertyName("details");
        json.WriteRawValue(contact.Json.IsEmpty ? "{}"u8 : contact.Json.Span, skipInputValidation: true);
        json.WriteEndObject();
        return System.Text.Encoding.UTF8.GetString(scope.Tools.Timeline.End().Span);
    }

    public static string Wrap(DecisionScope scope, string text)
    {
        var json = scope.Tools.Timeline.Begin();
        json.Member("text", text);
        return System.Text.Encoding.UTF8.GetString(scope.Tools.Timeline.End().Span);
    }

    private static string? Refusal(DecisionScope scope, string field, FieldValue value) =>
        scope.Model.Fields.TryGetValue((CardKind.Contact, field), out var definition)
            ? FieldRules.Refusal(definition, value)
            : $"contacts have no field '{field}': define it first (R74)";

    /// <summary>Why a phone or an address that a command gives cannot be kept; null when all can.</summary>
    public static string? PointRefusal(DecisionScope scope, JsonElement command)
    {
        var points = new List<KnownPoint>();
        foreach (var phone in command.Value("phones").AsList.Concat(command.Value("phone").AsList))
        {
            scope.Tools.Points.Phone(phone, scope.Model.Account.Region, points);
            if (points.Count == 0) return $"'{phone}' is no phone number, neither of {scope.Model.Account.Region} nor with a country code. Correct it, or keep it in a text field.";
            points.Clear();
        }

        foreach (var email in command.Value("emails").AsList.Concat(command.Value("email").AsList))
        {
            ContactPoints.Email(email, points);
            if (points.Count == 0) return $"'{email}' is no e-mail address. Correct it, or keep it in a text field.";
            points.Clear();
        }

        return null;
    }

    private static List<KnownPoint> PointsOf(DecisionScope scope, JsonElement command)
    {
        var points = new List<KnownPoint>();
        foreach (var phone in command.Value("phones").AsList) scope.Tools.Points.Phone(phone, scope.Model.Account.Region, points);
        foreach (var email in command.Value("emails").AsList) ContactPoints.Email(email, points);
        foreach (var external in command.Value("externals").AsList) points.Add(new KnownPoint(ContactPointKind.External, external, external));
        return points;
    }
}
