namespace CrmCore;

/// <summary>Something wrong with a connection's settings (R72).</summary>
/// <param name="Setting">Which setting, or <c>secret</c>, <c>service</c>.</param>
/// <param name="Problem">What is wrong; no secret.</param>
/// <param name="Remedy">What to do.</param>
public sealed record SettingsProblem(string Setting, string Problem, string Remedy);
