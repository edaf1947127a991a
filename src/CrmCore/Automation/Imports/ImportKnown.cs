using System.Text;
using System.Text.Json;

namespace CrmCore;

/// <summary>Rows about somebody who is known: added to the card, put on it as a note, or left out.</summary>
internal static class ImportKnown
{
    public static ImportedRow Decide(DecisionScope scope, JsonElement command, List<KnownPoint> points, Identity known, FieldBag fields)
    {
        switch (command.Text("known"))
        {
            case "note":
                Notes.Write(scope, known.Id, TimelineKinds.Noted, null, ContactCommands.Wrap(scope, Describe(command, points)));
                break;
            case "merge":
                if (known.Contact is { } contact) Add(scope, command, points, contact, fields);
                else if (known.Lead is { } lead) ImportLeads.Add(scope, command, points, lead);
                Note(scope, command, known.Id);
                break;
        }

        return new ImportedRow(ImportVerdict.Known) { Card = known.Id, Reason = $"is the {known.Kind.ToString()!.ToLowerInvariant()} {known.Id} already" };
    }

    /// <summary>Puts the remark of a row on its card.</summary>
    public static void Note(DecisionScope scope, JsonElement command, Guid card)
    {
        if (command.Text("text") is { } note) Notes.Write(scope, card, TimelineKinds.Noted, null, ContactCommands.Wrap(scope, note));
    }

    /// <summary>Adds what a row newly tells of a contact; what is there stays.</summary>
    private static void Add(DecisionScope scope, JsonElement command, List<KnownPoint> points, ContactId id, FieldBag fields)
    {
        if (Cards.Contact(scope, id) is not { } contact) return;
        var details = contact.Details;
        var added = Claims.Take(scope.Set, scope.Account, CardKind.Contact, id.Value, details.Points, points, scope.Tools.Points.PhoneVersion);
        foreach (var (field, value) in fields.Values)
        {
            if (details.Fields[field].IsEmpty) details = details with { Fields = details.Fields.With(field, value) };
        }

        details = details with
        {
            Points = [.. details.Points, .. added],
            Tags = [.. details.Tags.Concat(ImportContacts.TagsOf(command)).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)],
            Origin = details.Origin ?? ImportBody.OriginOf(command),
        };
        var changed = contact with
        {
            Name = Intake.IsPlaceholder(scope.Model, contact.Name) ? Request.Clean(command.Text("name")) ?? contact.Name : contact.Name,
            Owner = contact.Owner ?? ImportContacts.OwnerOf(scope, command),
            Details = details,
        };
        if (changed.Name == contact.Name && changed.Owner == contact.Owner && changed.Json.Span.SequenceEqual(contact.Json.Span)) return;
        ContactWrites.Update(scope, contact, changed);
        Notes.Write(scope, contact.Id.Value, TimelineKinds.Edited, null, ContactCommands.Before(scope, contact));
    }

    /// <summary>The row as a person would write it down.</summary>
    private static string Describe(JsonElement command, List<KnownPoint> points)
    {
        var text = new StringBuilder("Imported");
        if (command.Text("name") is { } name) text.Append(": ").Append(name);
        foreach (var point in points) text.Append(", ").Append(point.Raw);
        foreach (var (field, value) in command.Values("set").Concat(command.Values("extra"))) text.Append(", ").Append(field).Append(' ').Append(value.AsText);
        if (command.Text("title") is { } title) text.Append(", ").Append(title);
        if (command.Text("text") is { } note) text.Append('\n').Append(note);
        return text.ToString();
    }
}
