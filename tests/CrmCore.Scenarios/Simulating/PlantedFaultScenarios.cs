using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Simulating;

/// <summary>The simulation is tried itself: what is planted has to be found, shrunk, and told.</summary>
public sealed class PlantedFaultScenarios
{
    private const int Seeds = 400;

    [Fact]
    public void R64_a_store_that_loses_an_event_is_caught() =>
        IsCaught("no event is lost", s => s.Decorate(store => new PlantedFaults.LosesAnEvent(store)).Nodes(1));

    [Fact]
    public void R12_a_store_that_loses_an_entry_of_a_timeline_is_caught() =>
        IsCaught(null, s => s.Decorate(store => new PlantedFaults.LosesATimelineEntry(store)).Nodes(1));

    [Fact]
    public void R64_a_store_that_applies_a_commit_twice_is_caught() =>
        IsCaught("stage counts equal the deals", s => s.Decorate(store => new PlantedFaults.CommitsTwice(store)).Nodes(1));

    [Fact]
    public void R64_a_store_that_ignores_versions_is_caught() =>
        IsCaught(null, s => s.Decorate(store => store is ISharedStore shared ? new Versionless(shared) : store).Nodes(2));

    [Fact]
    public void R64_a_lease_that_is_not_honoured_is_caught() =>
        IsCaught(null, s => s.Decorate(store => store is ISharedStore shared ? new PlantedFaults.HonoursNoLease(shared) : store).Nodes(2));

    [Fact]
    public void R64_a_handler_that_calls_twice_is_caught()
    {
        var shop = Simulation.Of(SimulatedShop.Sales, SimulatedShop.After).With(crm =>
        {
            crm.AddAction<SimulatedShop.Parcel, PlantedFaults.CallsTwice>(SimulatedShop.Ring, Delivery.Once);
            SimulatedShop.RegisterRest(crm);
            crm.AddAction<SimulatedShop.Parcel, SimulatedShop.Carrier>(SimulatedShop.Ship, Delivery.Repeatable);
        });
        var failure = Assert.Throws<SimulationFailedException>(() => shop.Seeds(Seeds).Run());
        Assert.Equal("once means once", failure.Promise);
        Assert.Contains("2 times", failure.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void R64_a_handler_that_makes_its_own_key_is_caught()
    {
        var shop = Simulation.Of(SimulatedShop.Sales, SimulatedShop.After).With(crm =>
        {
            crm.AddAction<SimulatedShop.Parcel, PlantedFaults.MakesItsOwnKey>(SimulatedShop.Ship, Delivery.Repeatable);
            SimulatedShop.RegisterRest(crm);
            crm.AddAction<SimulatedShop.Parcel, SimulatedShop.Carrier>(SimulatedShop.Ring, Delivery.Once);
        });
        Assert.Equal("receivers get the key", Assert.Throws<SimulationFailedException>(() => shop.Seeds(Seeds).Run()).Promise);
    }

    private static void IsCaught(string? promise, Func<Simulation, Simulation> plant)
    {
        var failure = Assert.Throws<SimulationFailedException>(() => plant(SimulatedShop.Simulation).Seeds(Seeds).Run());
        if (promise is not null) Assert.Equal(promise, failure.Promise);
    }

    private sealed class Versionless(ISharedStore inner) : PlantedSharedStore(inner)
    {
        private readonly PlantedFaults.IgnoresVersions _forcing = new(inner);

        public override ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken ct) => _forcing.CommitAsync(changes, ct);
    }
}
