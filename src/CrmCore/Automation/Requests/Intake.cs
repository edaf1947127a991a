namespace CrmCore;

/// <summary>Finds the intake policy of a source (R29).</summary>
internal static class Intake
{
    public static IntakePolicy? PolicyOf(AccountModel model, string source) =>
        model.Sources.TryGetValue(source, out var own) ? own : model.Sources.GetValueOrDefault("*");
}
