using System.Globalization;
using Xunit.Abstractions;

namespace CrmCore.Scenarios.Simulating;

/// <summary>R64 and its relatives, looked for in thousands of short stories with deaths at every turn.</summary>
public sealed class SimulationScenarios(ITestOutputHelper output)
{
    /// <summary>How many seeds; more on demand by the environment variable CRMCORE_SEEDS.</summary>
    private static int Seeds { get; } = int.TryParse(Environment.GetEnvironmentVariable("CRMCORE_SEEDS"), NumberStyles.None, CultureInfo.InvariantCulture, out var seeds) ? seeds : 10_000;

    private const int Parts = 10;

    private static int First { get; } = int.TryParse(Environment.GetEnvironmentVariable("CRMCORE_FIRST_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : 1;

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
}
