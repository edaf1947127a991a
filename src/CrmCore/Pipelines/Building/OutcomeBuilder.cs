namespace CrmCore;

/// <summary>Describes the outcome Won.</summary>
public sealed class OutcomeBuilder : StageBuilder<OutcomeBuilder>
{
    internal OutcomeBuilder()
    {
    }
}
