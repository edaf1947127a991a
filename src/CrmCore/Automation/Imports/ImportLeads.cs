using System.Text.Json;

namespace CrmCore;

/// <summary>Rows that become leads in the inbox, or what the source's policy makes of them where the rules fire.</summary>
internal static class ImportLeads
{
    public static ImportedRow Decide(DecisionScope scope, JsonElement command, List<KnownPoint> points)
    {
        var known = ImportIdentity.Of(scope, command, points);
        if (known.IsKnown) return ImportKnown.Decide(scope, command, points, known, FieldBag.Empty);
        if (!command.Flag("silent") && Intake.PolicyOf(scope.Model, scope.Source, form: null) is { Pipeline: { } name } policy && scope.Model.Pipelines.TryGetValue(name, out var pipeline))
        {
            return ImportDeals.Request(scope, command, points, policy, pipeline);
        }

        if (FieldsOf(scope, command, out var refusal) is not { } fields) return ImportedRow.Reject(refusal!);
        var id = Make(scope, command, points, fields);
        return new ImportedRow(ImportVerdict.New) { Card = id.Value };
    }

    /// <summary>Adds what a row newly tells of a lead.</summary>
    public static void Add(DecisionScope scope, JsonElement command, List<KnownPoint> points, LeadId id)
    {
        if (scope.Set.Of(LeadRecords.Instance).Find(LeadRecords.Key(scope.Account, id)) is not { } lead) return;
        var added = Claims.Take(scope.Set, scope.Account, CardKind.Lead, id.Value, lead.Points, points, scope.Tools.Points.PhoneVersion);
        var name = lead.Name ?? Request.Clean(command.Text("name"));
        if (added.Count == 0 && name == lead.Name) return;
        var details = lead.Details;
        LeadMoves.Update(scope, lead, lead with { Name = name, Details = details with { Points = [.. details.Points, .. added] } });
        Notes.Write(scope, id.Value, TimelineKinds.Edited, null, LeadCommands.Before(scope, lead));
    }

    private static LeadId Make(DecisionScope scope, JsonElement command, List<KnownPoint> points, FieldBag fields)
    {
        var id = new LeadId(scope.NewId());
        Claims.Take(scope.Set, scope.Account, CardKind.Lead, id.Value, [], points, scope.Tools.Points.PhoneVersion);
        var lead = new Lead
        {
            Account = scope.Account,
            Id = id,
            StatusId = scope.Model.Leads.First(LeadState.New).Id,
            Name = Request.Clean(command.Text("name")),
            Owner = ImportContacts.OwnerOf(scope, command),
            Source = command.Text("source") ?? scope.Source,
            CreatedAt = scope.OccurredAt,
            EnteredAt = scope.OccurredAt,
            Details = new LeadDetails
            {
                Points = points,
                Fields = fields,
                Origin = ImportBody.OriginOf(command, keepsSource: true),
                Text = command.Text("text"),
                Company = Request.Clean(command.Text("company")),
                Tags = ImportContacts.TagsOf(command) is { Count: > 0 } tags ? tags : null,
            },
        };
        scope.Lead = id;
        Notes.Write(scope, id.Value, TimelineKinds.Created, scope.Kind, null);
        LeadMoves.Create(scope, lead, rulesFire: !command.Flag("silent"));
        if (!command.Flag("silent") && lead.Owner is null) IntakeAssignment.Plan(scope, Intake.PolicyOf(scope.Model, scope.Source, form: null), WorkKinds.Lead, id.Value);
        return id;
    }

    private static FieldBag? FieldsOf(DecisionScope scope, JsonElement command, out string? refusal)
    {
        refusal = null;
        var fields = FieldBag.Empty;
        foreach (var (field, value) in command.Values("set"))
        {
            if (!scope.Model.Fields.TryGetValue((CardKind.Deal, field), out var definition)) refusal = $"deals have no field '{field}', so a lead can have none: define it first (R74)";
            else refusal = FieldRules.Refusal(definition, value);
            if (refusal is not null) return null;
            fields = fields.With(field, value);
        }

        return fields;
    }
}
