using System.Text.Json;

namespace CrmCore;

/// <summary>Saves configuration (R05, R07): a new revision of a pipeline loses no deal.</summary>
internal static class SettingCommands
{
    public static CommandResult Save(DecisionScope scope, JsonElement command)
    {
        var kind = command.Required("kind");
        var id = command.Required("id");
        var body = command.TryGetProperty("body", out var json) ? System.Text.Encoding.UTF8.GetBytes(json.GetRawText()) : [];
        var settings = scope.Set.Of(SettingRecords.Instance);
        var before = settings.Find(SettingRecords.Key(scope.Account, kind, id));
        if (before is not null && before.Body.Span.SequenceEqual(body)) return new Done { Changed = false };
        if (Stale(before, command) is { } stale) return stale;
        if (kind == SettingKinds.Pipeline && PipelineRefusal(scope, id, body) is { } refusal) return refusal;
        if (kind == SettingKinds.LeadStatuses && StrandedLeads(scope, LeadStatusesJson.Parse(body)) is { } stranded) return stranded;
        if (SettingChecks.Refusal(scope, kind, id, body, command.Text("seed") is not null) is { } unknown) return unknown;
        if (kind == SettingKinds.Employee && LineSettings.IsDismissal(before, body)) ConversationReturns.Plan(scope, id);
        var saved = new Setting
        {
            Account = scope.Account,
            Kind = kind,
            Id = id,
            Version = (before?.Version ?? 0) + 1,
            SeedHash = command.Text("seed") ?? before?.SeedHash,
            Edited = command.Text("seed") is null,
            SavedAt = scope.Now,
            SavedBy = scope.Actor.ToString(),
            Body = body,
        };
        if (before is null) settings.Insert(saved);
        else settings.Update(saved);
        if (kind == SettingKinds.Pipeline) KeepVersion(scope, saved, command);
        if (kind == SettingKinds.LeadStatuses) KeepActions(scope, saved);
        // Who may be given what may have changed: whatever waits is looked at under the new settings.
        if (scope.Model.HasQueues && kind is SettingKinds.Employee or SettingKinds.Team or SettingKinds.Calendar or SettingKinds.Assignment or SettingKinds.Line) QueueTimers.WakeAll(scope);
        return new Done();
    }

    private static Refused? Stale(Setting? before, JsonElement command) =>
        command.TryGetProperty("expectedVersion", out var expected) && expected.GetInt64() != (before?.Version ?? 0)
            ? new Refused($"Somebody else saved version {before?.Version ?? 0} since you read version {expected.GetInt64()}. Read it again and repeat (R68).")
            : null;

    private static Refused? PipelineRefusal(DecisionScope scope, string id, byte[] body)
    {
        var definition = PipelineJson.Parse(body);
        var settings = scope.Model.Account.Settings;
        if (!scope.Model.Pipelines.ContainsKey(id) && settings.MaxPipelines is { } pipelines && scope.Model.Pipelines.Count >= pipelines)
        {
            return new Refused($"The account may have {pipelines} pipelines and has them (R01). Change the limit, or delete one.");
        }

        if (settings.MaxStages is { } stages && definition.Stages.Count > stages)
        {
            return new Refused($"The pipeline '{id}' has {definition.Stages.Count} stages; the account allows {stages} (R01).");
        }

        return StrandedDeals(scope, id, definition);
    }

    private static Refused? StrandedDeals(DecisionScope scope, string id, PipelineDefinition definition)
    {
        var compiled = new CompiledPipeline(definition, 0);
        var counts = scope.Set.Of(StageCountRecords.Instance);
        var stranded = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var key in counts.Lookup(StageCountRecords.ByPipeline, new RecordKey(scope.Account, T0: id)))
        {
            if (counts.Find(key) is { } count && compiled.Stage(count.Stage) is null) stranded[count.Stage] = stranded.GetValueOrDefault(count.Stage) + count.Deals;
        }

        var held = stranded.Where(s => s.Value > 0).Select(s => $"{s.Value} deals stand on '{s.Key}'").ToArray();
        return held.Length == 0
            ? null
            : new Refused($"{string.Join(", ", held)}, which the new version of '{id}' does not have. Say where they go: .Replaces(\"old\", with: \"new\") (R05).");
    }

    // What the statuses planned runs under the version that planned it (R05): their actions are kept as a pipeline's are.
    private static void KeepActions(DecisionScope scope, Setting saved) => scope.Set.Of(SettingRecords.Instance).Insert(saved with
    {
        Kind = SettingKinds.PipelineVersion,
        Id = AccountModel.PipelineVersionId(LeadStatuses.Pipeline, saved.Version),
        Version = 1,
        Body = System.Text.Encoding.UTF8.GetBytes(PipelineJson.Write(LeadStatusesJson.Parse(saved.Body).ToPipeline(LeadStatuses.Pipeline))),
    });

    private static Refused? StrandedLeads(DecisionScope scope, LeadStatuses statuses)
    {
        var counts = scope.Set.Of(LeadCountRecords.Instance);
        var held = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var key in counts.Lookup(LeadCountRecords.ByAccount, new RecordKey(scope.Account)))
        {
            if (counts.Find(key) is { } count && statuses.Find(count.Status) is null) held[count.Status] = held.GetValueOrDefault(count.Status) + count.Leads;
        }

        var stranded = held.Where(s => s.Value > 0).Select(s => $"{s.Value} leads have '{s.Key}'").ToArray();
        return stranded.Length == 0
            ? null
            : new Refused($"{string.Join(", ", stranded)}, which the new statuses do not have. Keep it, or give the leads another status first (R75).");
    }

    private static void KeepVersion(DecisionScope scope, Setting saved, JsonElement command)
    {
        var settings = scope.Set.Of(SettingRecords.Instance);
        settings.Insert(saved with { Kind = SettingKinds.PipelineVersion, Id = AccountModel.PipelineVersionId(saved.Id, saved.Version), Version = 1 });
        if (!command.Flag("waitingFollow")) return;
        var key = SettingRecords.Key(scope.Account, SettingKinds.PipelineFollow, saved.Id);
        var before = settings.Find(key);
        var body = JsonBody.Write(json => json.WriteNumber("before", saved.Version));
        var mark = saved with { Kind = SettingKinds.PipelineFollow, Version = (before?.Version ?? 0) + 1, Body = body };
        if (before is null) settings.Insert(mark);
        else settings.Update(mark);
    }
}
