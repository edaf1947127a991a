using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Simulating;

/// <summary>A product with a bit of everything, for the simulation: two pipelines, timers, ports of both kinds, rules of assignment, an own kind of event.</summary>
internal static class SimulatedShop
{
    public const string Ship = "acme.ship";
    public const string Ring = "acme.ring";
    public const string Returned = "acme.returned";

    public static PipelineDefinition Sales { get; } = Pipeline.Define("sales", p => p
        .Stage("new", s => s.TimeLimit(Duration.FromHours(4), Duration.FromMinutes(30)))
        .Stage("contacted", s => s
            .MoveHereOn("call", Triggers.IncomingCall())
            .OnEnter("task", Do.CreateTask("Send the price list").Due(Period.FromDays(1)))
            .OnEnter("hook", Do.SendWebhook("https://example.com/contacted"))
            .OnEnter("parcel", Do.Host(Ship).After(Duration.FromHours(2))))
        .Stage("offer", s => s
            .MoveHereOn("letter", Triggers.IncomingEmail())
            .MoveHereOn("page", Triggers.SiteVisit("https://shop.example/price*"))
            .OnEnter("bell", Do.Host(Ring))
            .OnEnter("tag", Do.AddTag("offered"))
            .OnEnter("mail", Do.SendEmail("offer").After(Duration.FromMinutes(10)))
            .OnEnter("later", Do.ChangeStage("agreed").After(Duration.FromHours(30))))
        .Stage("agreed", s => s
            .MoveHereOn("returned", Triggers.On(Returned))
            .MoveHereOn("hot", Triggers.TagAdded("hot"))
            .OnEnter("task2", Do.CreateTask("Write the contract"))
            .OnEnter("second", Do.CreateDeal("after").After(Period.FromHours(10)))
            .OnEnter("bell2", Do.Host(Ring).After(Duration.FromHours(1))))
        .Won(w => w.MoveHereOn("paid", Triggers.PaymentReceived()))
        .Lost());

    public static PipelineDefinition After { get; } = Pipeline.Define("after", p => p
        .Stage("open", s => s.OnEnter("give", Do.Assign("desk")))
        .Stage("asked", s => s
            .MoveHereOn("form", Triggers.FormSubmitted())
            .MoveHereOn("ask", Triggers.Api("asked"))
            .OnEnter("hook", Do.SendWebhook("https://example.com/asked")))
        .Won().Lost());

    public static Simulation Simulation { get; } = CrmCore.Testing.Simulation.Of(Sales, After).With(Register);

    public static void Register(ICrmBuilder crm)
    {
        crm.AddAction<Parcel, Carrier>(Ship, Delivery.Repeatable);
        crm.AddAction<Parcel, Carrier>(Ring, Delivery.Once);
        RegisterRest(crm);
    }

    /// <summary>All but who carries the product's own actions out.</summary>
    public static void RegisterRest(ICrmBuilder crm)
    {
        crm.AddTrigger(Returned);
        crm.AddTemplate(new MessageTemplate { Id = "offer", Subject = "Our offer", Text = "Good day" });
        crm.AddSource(new IntakePolicy { Source = "site", Pipeline = "sales" });
        crm.AddAssignment(Assign.By("desk", r => r.RoundRobin("olga", "ivan")));
    }

    public sealed record Parcel;

    public sealed class Carrier(SimulatedReceiver receiver) : IActionHandler<Parcel>
    {
        public async ValueTask<ActionOutcome> RunAsync(ActionContext<Parcel> action, CancellationToken ct)
        {
            await receiver.TakeAsync(action.Key, ct);
            return ActionOutcome.Done;
        }
    }
}
