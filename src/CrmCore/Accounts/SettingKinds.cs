namespace CrmCore;

/// <summary>The kinds of stored configuration.</summary>
internal static class SettingKinds
{
    public const string Pipeline = "pipeline";
    public const string PipelineVersion = "pipeline-version";
    public const string PipelineFollow = "pipeline-follow";
    public const string Template = "template";
    public const string Calendar = "calendar";
    public const string Employee = "employee";
    public const string Team = "team";
    public const string Connection = "connection";
    public const string Field = "field";
    public const string Source = "source";
    public const string LeadStatuses = "lead-statuses";
    public const string Scoring = "scoring";
    public const string Pause = "pause";
    public const string MatchModel = "match-model";
    public const string Duplicates = "duplicates";
    public const string Assignment = "assignment";
    public const string Line = "line";
    public const string MergeRules = "merge-rules";
}
