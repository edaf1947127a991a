using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Pains;

/// <summary>A host's own outside world: answers as a test wants, and remembers what it was asked.</summary>
public sealed class Carrier
{
    /// <summary>The host's kind whose receiver knows our keys.</summary>
    public const string Ship = "acme.ship";

    /// <summary>The host's kind whose receiver knows none.</summary>
    public const string Ring = "acme.ring";

    /// <summary>How the next call ends.</summary>
    public Func<ActionContext<Parcel>, ActionOutcome> Answer { get; set; } = _ => ActionOutcome.Done;

    /// <summary>What was asked.</summary>
    public List<ActionContext<Parcel>> Calls { get; } = [];

    public IEnumerable<string> Keys => Calls.Select(c => c.Key);

    public void Register(ICrmBuilder crm)
    {
        crm.Services.AddSingleton(this);
        crm.AddAction<Parcel, ParcelHandler>(Ship, Delivery.Repeatable);
        crm.AddAction<Parcel, ParcelHandler>(Ring, Delivery.Once);
    }

    public Task<CrmTestDesk> DeskAsync(params PipelineDefinition[] pipelines) => CrmTestDesk.CreateAsync(crm =>
    {
        Register(crm);
        foreach (var pipeline in pipelines) crm.AddPipeline(pipeline);
    });

    public sealed record Parcel;

    public sealed class ParcelHandler(Carrier carrier) : IActionHandler<Parcel>
    {
        public ValueTask<ActionOutcome> RunAsync(ActionContext<Parcel> action, CancellationToken ct)
        {
            carrier.Calls.Add(action);
            return new(carrier.Answer(action));
        }
    }
}
