namespace CrmCore;

/// <summary>What is wrong with a setting, and what to do.</summary>
internal sealed record SettingProblem(string What, string Remedy)
{
    public override string ToString() => What + " " + Remedy;
}
