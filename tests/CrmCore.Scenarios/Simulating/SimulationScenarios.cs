using System.Globalization;
using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace CrmCore.Scenarios.Simulating;

/// <summary>R64 and its relatives, looked for in thousands of short stories with deaths at every turn.</summary>
public sealed class SimulationScenarios(ITestOutputHelper output)
{
    /// <summary>How many seeds; more on demand by the environment variable CRMCORE_SEEDS.</summary>
    private static int Seeds { get; } = Read("CRMCORE_SEEDS", 10_000);

    private const int Parts = 10;

    private static int First { get; } = Read("CRMCORE_FIRST_SEED", 1);

    /// <summary>In ten parts, so that a test that hangs is told from one that is long.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    public void R64_ten_thousand_seeds_lose_nothing_and_double_nothing(int part)
    {
        var seeds = Seeds / Parts;
        var report = SimulatedShop.Simulation.Seeds(seeds, First + (part * seeds)).Run();
        output.WriteLine(report.ToString());
        Assert.Equal(seeds, report.Seeds);
    }

    [Fact]
    public void What_is_to_be_looked_for_happens_in_the_stories()
    {
        var report = SimulatedShop.Simulation.Seeds(300).Run();
        Assert.True(report.Deaths > 300, report.ToString());
        Assert.True(report.Freezes > 50, report.ToString());
        Assert.True(report.StoreFailures > 50, report.ToString());
        Assert.True(report.PortFaults > 30, report.ToString());
        Assert.True(report.Actions > 300, report.ToString());
        Assert.True(report.Conflicts > 300, report.ToString());
        Assert.True(report.Stale > 0, report.ToString());
    }

    [Theory]
    [InlineData(3)]
    [InlineData(1461)]
    [InlineData(1485)]
    [InlineData(3989)]
    public void A_seed_replays_exactly(int seed)
    {
        var once = SimulatedShop.Simulation.Seed(seed).Tell();
        var again = SimulatedShop.Simulation.Seed(seed).Tell();
        Assert.Null(once.Broken);
        Assert.NotEmpty(once.Words);
        Assert.Equal(once.Words, again.Words);
        Assert.Equal(once.Counts, again.Counts);
    }

    [Fact]
    public void A_failing_seed_tells_the_same_short_story_every_time()
    {
        var once = Fails();
        var again = Fails();
        Assert.Equal(once.Message, again.Message);
        Assert.Contains("Seed " + once.Seed.ToString(CultureInfo.InvariantCulture), once.Message, StringComparison.Ordinal);
        Assert.Equal("no deal is won", once.Promise);
        Assert.True(once.Story.Split('\n').Length < 12, once.Story);

        static SimulationFailedException Fails() => Assert.Throws<SimulationFailedException>(() => SimulatedShop.Simulation
            .Threads(1)
            .Always("no deal is won", async crm => (await crm.Deals.ListAsync()).Items.Any(d => d.Stage == Outcomes.Won) ? "one is" : null)
            .Seeds(200).Run());
    }

    [Fact]
    public void Events_of_ones_own_are_drawn_and_progress_is_told()
    {
        var told = new List<SimulationProgress>();
        var report = Simulation.Of(SimulatedShop.After).With(crm => crm.AddAssignment(Assign.By("desk", r => r.RoundRobin("olga"))))
            .Events(chance => new ApiEvent("asked") { Phone = "+7916100000" + chance.Next(10).ToString(CultureInfo.InvariantCulture) })
            .Nodes(2).Accounts(2).Steps(10).Threads(1).Report(new Telling(told)).Seeds(5).Run();
        Assert.Equal(50, report.Steps);
        Assert.Equal([1, 2, 3, 4, 5], told.Select(p => p.Done));
    }

    [Fact]
    public async Task A_simulation_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SimulatedShop.Simulation.RunAsync(stop.Token));
        Assert.Throws<ArgumentException>(() => Simulation.Of());
        Assert.Throws<ArgumentOutOfRangeException>(() => SimulatedShop.Simulation.Seeds(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SimulatedShop.Simulation.Nodes(9));
    }

    private static int Read(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    private sealed class Telling(List<SimulationProgress> told) : IProgress<SimulationProgress>
    {
        public void Report(SimulationProgress value) => told.Add(value);
    }
}
