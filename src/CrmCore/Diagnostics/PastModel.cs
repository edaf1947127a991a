using NodaTime;

namespace CrmCore;

/// <summary>An account's configuration with the pipelines as they were published at a moment; their versions are kept for that.</summary>
internal static class PastModel
{
    public static AccountModel Of(AccountModel now, Instant at) => new()
    {
        Account = now.Account,
        GivesWork = false,
        Zone = now.Zone,
        Settings = now.Settings,
        Pipelines = Versions(now, at).ToDictionary(v => v.Definition.Id, StringComparer.Ordinal),
        Employees = now.Employees,
        Teams = now.Teams,
        Calendars = now.Calendars,
        Templates = now.Templates,
        Connections = now.Connections,
        Fields = now.Fields,
        Sources = now.Sources,
        Rules = now.Rules,
        MergeRules = now.MergeRules,
        Duplicates = now.Duplicates,
        Leads = now.Leads,
        Scoring = now.Scoring,
        Paused = now.Paused,
        AutomationUser = now.AutomationUser,
    };

    /// <summary>The settings, pipelines aside, that were saved after a moment: what they said then is not looked at.</summary>
    public static IEnumerable<Setting> ChangedSince(AccountModel now, Instant at) => now.Settings.Values
        .Where(s => s.Kind is SettingKinds.Employee or SettingKinds.Team or SettingKinds.Calendar or SettingKinds.Field or SettingKinds.Source or SettingKinds.Assignment or SettingKinds.MergeRules)
        .Where(s => s.SavedAt > at)
        .OrderBy(s => s.Kind, StringComparer.Ordinal).ThenBy(s => s.Id, StringComparer.Ordinal);

    private static IEnumerable<CompiledPipeline> Versions(AccountModel now, Instant at)
    {
        foreach (var id in now.Pipelines.Keys)
        {
            for (var revision = now.Pipelines[id].Revision; revision > 0; revision--)
            {
                if (!now.Settings.TryGetValue((SettingKinds.PipelineVersion, AccountModel.PipelineVersionId(id, revision)), out var kept) || kept.SavedAt > at) continue;
                yield return now.Revision(id, revision)!;
                break;
            }
        }
    }
}
