using System.Text.Json;
using NodaTime;

namespace CrmCore;

/// <summary>Rows that become deals, each with the contact that the row names.</summary>
internal static class ImportDeals
{
    public static ImportedRow Decide(DecisionScope scope, JsonElement command, List<KnownPoint> points)
    {
        var externals = points.FindAll(point => point.Kind == ContactPointKind.External);
        var persons = points.FindAll(point => point.Kind != ContactPointKind.External);
        var known = Identification.Identify(scope.Set, scope.Account, null, externals, null);
        if (known.Deal is not null) return ImportKnown.Decide(scope, command, persons, known, FieldBag.Empty);
        if (Place(scope, command, out var pipeline, out var stage) is { } misplaced) return ImportedRow.Reject(misplaced);
        var deal = NewDeals.Build(scope, command.Text("title"), [], ImportContacts.OwnerOf(scope, command), ImportBody.OriginOf(command));
        if (WithFields(scope, command, deal, out var refusal) is not { } filled) return ImportedRow.Reject(refusal!);
        deal = filled;
        var contacts = ContactOf(scope, command, persons);
        deal = With(scope, command, deal, contacts) with { Pipeline = pipeline!.Definition.Id, Stage = stage!.Id };
        Claims.Take(scope.Set, scope.Account, CardKind.Deal, deal.Id.Value, [], externals, scope.Tools.Points.PhoneVersion);
        var planned = Stand(scope, command, deal, contacts, pipeline, stage);
        ImportKnown.Note(scope, command, deal.Id.Value);
        return new ImportedRow(ImportVerdict.New) { Card = deal.Id.Value, Planned = planned };
    }

    /// <summary>A lead's row where the rules fire and its source's policy makes deals (R29).</summary>
    public static ImportedRow Request(DecisionScope scope, JsonElement command, List<KnownPoint> points, IntakePolicy policy, CompiledPipeline pipeline)
    {
        var stage = pipeline.Stage(policy.Stage ?? "") ?? pipeline.Stages[0];
        var owner = policy.Owner is { } named && scope.Model.Employees.ContainsKey(named) ? new EmployeeId(named) : ImportContacts.OwnerOf(scope, command);
        var deal = NewDeals.Build(scope, command.Text("title"), [], owner, ImportBody.OriginOf(command));
        if (WithFields(scope, command, deal, out var refusal) is not { } filled) return ImportedRow.Reject(refusal!);
        var contacts = ContactOf(scope, command, points);
        deal = With(scope, command, filled, contacts) with { Pipeline = pipeline.Definition.Id, Stage = stage.Id };
        var planned = Stand(scope, command, deal, contacts, pipeline, stage);
        if (deal.Owner is null) IntakeAssignment.Plan(scope, policy, WorkKinds.Deal, deal.Id.Value);
        ImportKnown.Note(scope, command, deal.Id.Value);
        return new ImportedRow(ImportVerdict.New) { Card = deal.Id.Value, Planned = planned };
    }

    /// <summary>The deal with its fields; null, with the reason, when one does not fit. Unique ones come last: only when all others fit are they claimed.</summary>
    private static Deal? WithFields(DecisionScope scope, JsonElement command, Deal deal, out string? refusal)
    {
        var values = command.Values("set").OrderBy(v => IsUnique(scope, v.Name)).ToArray();
        foreach (var (field, value) in values)
        {
            var key = ClaimRecords.Key(scope.Account, ContactPointKind.UniqueField, UniqueFields.ClaimValue(field, value));
            if (!IsUnique(scope, field) || value.IsEmpty || scope.Set.Of(ClaimRecords.Instance).Find(key) is not { } taken) continue;
            refusal = $"another card has the value '{value}' of the unique field '{field}' (deal {taken.Holder})";
            return null;
        }

        refusal = null;
        foreach (var (field, value) in values)
        {
            if (DealEdits.Set(scope, deal, field, value, out refusal) is not { } changed) return null;
            deal = changed;
        }

        return DealEdits.WithTags(deal, ImportContacts.TagsOf(command));
    }

    private static bool IsUnique(DecisionScope scope, string field) => scope.Model.Fields.TryGetValue((CardKind.Deal, field), out var definition) && definition.Unique;

    private static int Stand(DecisionScope scope, JsonElement command, Deal deal, List<ContactId> contacts, CompiledPipeline pipeline, CompiledStage stage)
    {
        var story = new DealStory(TimelineKinds.Created, null);
        story.Fact("event", scope.Kind);
        if (command.Flag("silent"))
        {
            StageMoves.Place(scope, deal with { EnteredAt = Entered(scope, command, deal) }, contacts, pipeline, scope.Actor, story);
        }
        else
        {
            deal = StageMoves.Create(scope, deal, contacts, pipeline, stage, scope.Actor, story);
        }

        scope.Deals.Add(new DealOutcome(deal.Id, DealResult.Created, null, deal.Stage) { Planned = story.Planned });
        return story.Planned.Count;
    }

    private static Instant Entered(DecisionScope scope, JsonElement command, Deal deal) =>
        deal.IsClosed && ImportBody.Moment(command, "closed") is { } closed && closed > deal.EnteredAt && closed <= scope.Now ? closed : deal.EnteredAt;

    private static List<ContactId> ContactOf(DecisionScope scope, JsonElement command, List<KnownPoint> points)
    {
        if (points.Count == 0 && command.Text("name") is null) return [];
        return ImportIdentity.Of(scope, command, points).Contact is { } found ? [found] : [ImportContacts.Make(scope, command, points, FieldBag.Empty)];
    }

    private static Deal With(DecisionScope scope, JsonElement command, Deal deal, List<ContactId> contacts)
    {
        var company = contacts.Count > 0 ? Cards.Contact(scope, contacts[0])?.Company
            : CrmCore.Request.Clean(command.Text("company")) is { } name ? CompanyCards.FindOrMake(scope, name, CompanyCards.TaxIdOf(command.Text("taxId")), null)
            : (CompanyId?)null;
        return deal with
        {
            Contact = contacts.Count > 0 ? contacts[0] : null,
            Details = company is null ? deal.Details : deal.Details with { Company = company.Value.Value },
        };
    }

    private static string? Place(DecisionScope scope, JsonElement command, out CompiledPipeline? pipeline, out CompiledStage? stage)
    {
        stage = null;
        var name = command.Text("pipeline") ?? scope.Model.Pipelines.Keys.Order(StringComparer.Ordinal).FirstOrDefault() ?? "";
        pipeline = scope.Model.Pipelines.GetValueOrDefault(name)
            ?? scope.Model.Pipelines.Values.FirstOrDefault(p => string.Equals(p.Definition.Name, name, StringComparison.OrdinalIgnoreCase));
        if (pipeline is null) return $"there is no pipeline '{name}'";
        if (command.Text("stage") is not { } wanted)
        {
            stage = pipeline.Stages[0];
            return null;
        }

        stage = pipeline.Stage(wanted) ?? pipeline.Stages.FirstOrDefault(s => string.Equals(s.Definition.Name, wanted, StringComparison.OrdinalIgnoreCase) || string.Equals(s.Id, wanted, StringComparison.OrdinalIgnoreCase));
        return stage is null ? $"there is no stage '{wanted}' in the pipeline '{pipeline.Definition.Id}'; it has {string.Join(", ", pipeline.Stages.Select(s => s.Id))}" : null;
    }
}
