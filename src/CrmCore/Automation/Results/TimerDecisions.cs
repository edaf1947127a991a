namespace CrmCore;

/// <summary>What the engine's own timers mean when they are due.</summary>
internal static class TimerDecisions
{
    public static void Decide(DecisionScope scope, ScheduledAction action)
    {
        switch (action.Do)
        {
            case QueueTimers.Dispatch:
            case QueueTimers.PassOnAction:
                QueueTimers.Decide(scope, action);
                break;
            case ConversationTimers.Answer:
                Rounds.AnswerTimeout(scope, action);
                break;
            case ConversationTimers.Silence:
                ConversationClosing.SilenceOver(scope, action);
                break;
            case ConversationReturns.Timer:
                ConversationReturns.Decide(scope, action);
                break;
            case CallRouting.Timer:
                CallRouting.Over(scope, action);
                break;
            default:
                throw new InvalidOperationException($"The timer '{action.Do}' is not known to this version of the library.");
        }
    }
}
