using System.Security.Cryptography;
using System.Text.Json;

namespace CrmCore;

/// <summary>Publishes what the host registered: a new revision only where the seed changed and nobody has edited the stored one since.</summary>
internal static class SeedPublisher
{
    /// <summary>Errors at start, not at midnight: every registered pipeline is validated against the registered kinds.</summary>
    public static void Validate(CrmEngine engine)
    {
        var problems = new List<PipelineProblem>();
        foreach (var pipeline in engine.Seeds.Pipelines) problems.AddRange(pipeline.Validate(engine.Kinds).Where(p => p.Severity == ProblemSeverity.Error));
        if (engine.Seeds.LeadStatuses is { } statuses) problems.AddRange(statuses.Validate(engine.Kinds).Where(p => p.Severity == ProblemSeverity.Error));
        if (engine.Seeds.Scoring is { } scoring) problems.AddRange(scoring.Validate());
        foreach (var line in engine.Seeds.Lines) problems.AddRange(line.Validate());
        foreach (var rule in engine.Seeds.Assignments) problems.AddRange(rule.Validate());
        if (problems.Count > 0) throw new InvalidPipelineException(problems);
        foreach (var calendar in engine.Seeds.Calendars)
        {
            if (calendar.Validate() is { Count: > 0 } wrong) throw new InvalidOperationException(string.Join(" ", wrong));
        }
    }

    public static async Task PublishAsync(CrmEngine engine, string account, CancellationToken ct)
    {
        var seeds = engine.Seeds;
        foreach (var calendar in seeds.Calendars) await PublishAsync(engine, account, SettingKinds.Calendar, calendar.Id, JsonSerializer.SerializeToUtf8Bytes(calendar, CalendarJson.Default.WorkingCalendar), ct).ConfigureAwait(false);
        foreach (var field in seeds.Fields) await PublishAsync(engine, account, SettingKinds.Field, field.On + "." + field.Id, JsonSerializer.SerializeToUtf8Bytes(field, AccountJson.Stored.FieldDefinition), ct).ConfigureAwait(false);
        foreach (var template in seeds.Templates) await PublishAsync(engine, account, SettingKinds.Template, template.Id, JsonSerializer.SerializeToUtf8Bytes(template, AccountJson.Stored.MessageTemplate), ct).ConfigureAwait(false);
        foreach (var pipeline in seeds.Pipelines) await PublishAsync(engine, account, SettingKinds.Pipeline, pipeline.Id, System.Text.Encoding.UTF8.GetBytes(PipelineJson.Write(pipeline)), ct).ConfigureAwait(false);
        if (seeds.LeadStatuses is { } statuses) await PublishAsync(engine, account, SettingKinds.LeadStatuses, SettingKinds.LeadStatuses, LeadStatusesJson.Write(statuses, indented: false).ToArray(), ct).ConfigureAwait(false);
        if (seeds.Scoring is { } scoring) await PublishAsync(engine, account, SettingKinds.Scoring, SettingKinds.Scoring, ScoringJson.Write(scoring, indented: false).ToArray(), ct).ConfigureAwait(false);
        foreach (var rule in Ordered(seeds.Assignments)) await PublishAsync(engine, account, SettingKinds.Assignment, rule.Id, AssignmentRuleJson.Write(rule, indented: false).ToArray(), ct).ConfigureAwait(false);
        foreach (var source in seeds.Sources) await PublishAsync(engine, account, SettingKinds.Source, source.Source, JsonSerializer.SerializeToUtf8Bytes(source, LeadJson.Stored.IntakePolicy), ct).ConfigureAwait(false);
        foreach (var line in seeds.Lines) await PublishAsync(engine, account, SettingKinds.Line, line.Id, JsonSerializer.SerializeToUtf8Bytes(line, ConversationJson.Stored.Line), ct).ConfigureAwait(false);
    }

    // A rule is known before the one that names it after Else; in a circle the saving of one is refused, which says so.
    private static List<AssignmentRule> Ordered(List<AssignmentRule> rules)
    {
        var ordered = new List<AssignmentRule>(rules.Count);
        while (ordered.Count < rules.Count)
        {
            var next = rules.Find(r => !ordered.Contains(r) && !rules.Exists(o => o.Id == r.Else && !ordered.Contains(o))) ?? rules.Find(r => !ordered.Contains(r))!;
            ordered.Add(next);
        }

        return ordered;
    }

    private static async Task PublishAsync(CrmEngine engine, string account, string kind, string id, byte[] body, CancellationToken ct)
    {
        var model = await engine.Directory.FindAsync(AccountRef.Of(account), ct).ConfigureAwait(false);
        var stored = model?.Settings.GetValueOrDefault((kind, id));
        var hash = Convert.ToHexStringLower(SHA256.HashData(body));
        if (stored is not null && (stored.Edited || stored.SeedHash == hash)) return;
        var result = await new CrmCommands(engine, account).RunAsync(CommandKinds.SaveSetting, Actor.System, null, json => SettingWriting.Write(json, kind, id, body, hash), ct).ConfigureAwait(false);
        if (result is Refused refused) throw new InvalidOperationException($"The registered {kind} '{id}' cannot be published for the account '{account}': {refused.Reason}");
    }
}
