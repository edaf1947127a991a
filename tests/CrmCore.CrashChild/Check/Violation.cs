namespace CrmCore.CrashChild.Check;

/// <summary>A promise that was broken.</summary>
internal sealed record Violation(ViolationKind Kind, string Text)
{
    public override string ToString() => Kind + ": " + Text;
}
