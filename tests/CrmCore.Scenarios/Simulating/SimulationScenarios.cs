using System.Globalization;
using Xunit.Abstractions;

namespace CrmCore.Scenarios.Simulating;

/// <summary>R64 and its relatives, looked for in thousands of short stories with deaths at every turn.</summary>
public sealed class SimulationScenarios(ITestOutputHelper output)
{
    /// <summary>How many seeds; more on demand by the environment variable CRMCORE_SEEDS.</summary>
    private static int Seeds { get; } = int.TryParse(Environment.GetEnvironmentVariable("CRMCORE_SEEDS"), NumberStyles.None, CultureInfo.InvariantCulture, out var seeds) ? seeds : 10_000;

    private static int First { get; } = int.TryParse(Environment.GetEnvironmentVariable("CRMCORE_FIRST_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : 1;

    [Fact]
    public void R64_ten_thousand_seeds_lose_nothing_and_double_nothing()
    {
        var report = SimulatedShop.Simulation.Seeds(Seeds, First).Run();
        output.WriteLine(report.ToString());
        Assert.Equal(Seeds, report.Seeds);
    }
}
