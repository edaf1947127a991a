using CrmCore;

namespace LoanDesk.Desk;

/// <summary>The desk's pipeline: the states of an application as stages, its ends as outcomes.</summary>
internal static class LoanPipeline
{
    public const string Id = "loan";

    public const string Declined = "declined";

    public const string Cancelled = "cancelled";

    private const string LossReason = "loss-reason";

    /// <summary>The stages with the events that bring deals to them, in order. The first one's event makes the deal.</summary>
    public static IReadOnlyList<(string Event, string Stage)> Stages { get; } =
    [
        ("A_SUBMITTED", "submitted"),
        ("A_PARTLYSUBMITTED", "partly-submitted"),
        ("A_PREACCEPTED", "preaccepted"),
        ("A_ACCEPTED", "accepted"),
        ("A_FINALIZED", "finalized"),
    ];

    /// <summary>Registered and approved come before or after the activation, in any order: they are no stages but tags.</summary>
    public static IReadOnlyDictionary<string, string> Tags { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["A_REGISTERED"] = "registered",
        ["A_APPROVED"] = "approved",
    };

    /// <summary>Makes the pipeline.</summary>
    /// <returns>The definition.</returns>
    public static PipelineDefinition Define() => Pipeline.Define(Id, p =>
    {
        p.Named("Personal loans");
        foreach (var (name, stage) in Stages)
        {
            p.Stage(stage, s =>
            {
                s.Named(name);
                if (stage != Stages[0].Stage) s.MoveHereOn("to-" + stage, Triggers.Api(name));
            });
        }

        p.Won(w => w.Named("A_ACTIVATED").MoveHereOn("activated", Triggers.Api("A_ACTIVATED")));

        // A trigger carries no reason. The event that moved the deal is still at hand on entering, so an action there writes the reason down.
        p.Lost(l => l
            .Reasons(Declined, Cancelled)
            .MoveHereOn("to-declined", Triggers.Api("A_DECLINED"))
            .MoveHereOn("to-cancelled", Triggers.Api("A_CANCELLED"))
            .OnEnter("reason-declined", Do.SetField(LossReason, Declined).When(c => c.Event.Field("call").Is("A_DECLINED")))
            .OnEnter("reason-cancelled", Do.SetField(LossReason, Cancelled).When(c => c.Event.Field("call").Is("A_CANCELLED"))));
    });
}
