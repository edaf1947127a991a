using CrmCore.CrashChild.Outside;
using CrmCore.CrashChild.Told;

namespace CrmCore.CrashChild.Check;

/// <summary>Compares what callers were told and what was done outside with what is in the store.</summary>
internal static class CrashChecker
{
    public static IReadOnlyList<Violation> Check(StoreStory story, IReadOnlyList<Answer> answers, IReadOnlyList<Effect> effects)
    {
        var actions = PlannedActions.Of(story);
        return
        [
            .. EventChecks.Check(story, answers),
            .. DealChecks.Check(story),
            .. ActionChecks.Check(story, actions),
            .. EffectChecks.Check(actions, effects),
        ];
    }
}
