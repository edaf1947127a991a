using CrmCore.CrashChild.Outside;

namespace CrmCore.CrashChild.Load;

/// <summary>
/// The pipeline of the load: each stage is reached by another kind of event, and plans actions of both deliveries, at once and after a while.
/// A deal only goes forward and each action has an id of its own, so that the id says the stage.
/// </summary>
internal static class LoadPipeline
{
    public const string Id = "sales";

    /// <summary>The action that makes a task in the decision itself.</summary>
    public const string Task = "task";

    private static readonly Dictionary<string, Delivery> Deliveries = new(StringComparer.Ordinal)
    {
        ["greet"] = Delivery.Repeatable,
        ["ship"] = Delivery.Repeatable,
        ["ring"] = Delivery.Once,
        ["ship-soon"] = Delivery.Repeatable,
        ["ring-soon"] = Delivery.Once,
        ["answer"] = Delivery.Once,
        ["thank"] = Delivery.Repeatable,
        ["thank-later"] = Delivery.Repeatable,
    };

    public static PipelineDefinition Sales { get; } = Pipeline.Define(Id, p => p
        .Stage("new", s => s.OnEnter("greet", Host("greet")))
        .Stage("called", s => s
            .MoveHereOn("call", Triggers.IncomingCall())
            .OnEnter(Task, Do.CreateTask("Send the price list"))
            .OnEnter("ship", Host("ship"))
            .OnEnter("ring", Host("ring")))
        .Stage("written", s => s
            .MoveHereOn("letter", Triggers.IncomingEmail())
            .OnEnter("ship-soon", Host("ship-soon").After(Duration.FromMilliseconds(300)))
            .OnEnter("ring-soon", Host("ring-soon").After(Duration.FromMilliseconds(200))))
        .Stage("asked", s => s
            .MoveHereOn("question", Triggers.Api("question"))
            .OnEnter("answer", Host("answer")))
        .Won(s => s
            .MoveHereOn("payment", Triggers.Api("payment"))
            .OnEnter("thank", Host("thank"))
            .OnEnter("thank-later", Host("thank-later").After(Duration.FromMilliseconds(500))))
        .Lost("no answer"));

    /// <summary>The source whose forms become deals.</summary>
    public static IntakePolicy Site { get; } = new() { Source = "site", Pipeline = Id };

    /// <summary>How the host's action of an id is delivered; null when the id is no action of the host's.</summary>
    public static Delivery? DeliveryOf(string action) => Deliveries.TryGetValue(action, out var delivery) ? delivery : null;

    private static PlainActionDraft Host(string action) => Do.Host(Deliveries[action] == Delivery.Once ? Receiver.Ring : Receiver.Ship);
}
