namespace CrmCore;

/// <summary>Something wrong with a connection's settings (R72).</summary>
/// <param name="Setting">Which setting, or <c>secret</c>, <c>service</c>.</param>
/// <param name="Problem">What is wrong; no secret.</param>
/// <param name="Remedy">What to do.</param>
public sealed record SettingsProblem(string Setting, string Problem, string Remedy)
{
    /// <summary>Whether it is only a remark: something that no check can find out, or that may be meant so. Default: no.</summary>
    public bool IsRemark { get; init; }
}
