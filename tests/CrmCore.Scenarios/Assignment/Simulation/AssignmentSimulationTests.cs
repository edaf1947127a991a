using System.Globalization;

namespace CrmCore.Scenarios.Assignment.Simulation;

/// <summary>
/// R41: random offices, random days. No request waits while somebody suitable has room, nobody gets what they should not, nothing is given twice or lost.
/// CRMCORE_SIMULATION_SEED replays one seed; CRMCORE_SIMULATION_SEEDS and CRMCORE_SIMULATION_STEPS make a longer run.
/// </summary>
public sealed class AssignmentSimulationTests
{
    private const int Groups = 8;
    private const int FirstSeed = 1_000;

    private static int Steps => Number("CRMCORE_SIMULATION_STEPS") ?? 30;

    public static TheoryData<int> Parts => [.. Enumerable.Range(0, Groups)];

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task R41_Whatever_happens_in_an_office_every_request_is_with_the_right_person_or_waits_once(int part)
    {
        var seeds = Number("CRMCORE_SIMULATION_SEED") is { } one
            ? Enumerable.Repeat(one, part == 0 ? 1 : 0)
            : Enumerable.Range(FirstSeed, Number("CRMCORE_SIMULATION_SEEDS") ?? 160).Where(seed => seed % Groups == part);
        var (given, waited) = (0, 0);
        foreach (var seed in seeds) (given, waited) = await LiveAsync(seed, sqlite: false, given, waited);

        // A simulation in which nothing happens proves nothing.
        if (Number("CRMCORE_SIMULATION_SEED") is null) Assert.True(given > 50 && waited > 20, $"Only {given} were given and {waited} waited.");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task R41_An_office_goes_on_as_it_was_after_restarts_of_the_engine_over_a_file(int seed) => await LiveAsync(seed, sqlite: true, 0, 0);

    private static async Task<(int Given, int Waited)> LiveAsync(int seed, bool sqlite, int given, int waited)
    {
        await using var office = await SimulatedOffice.OpenAsync(seed, sqlite);
        try
        {
            await office.LiveAsync(Steps, restarts: true);
            await office.QuietDaysAsync();
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"Seed {seed.ToString(CultureInfo.InvariantCulture)}: CRMCORE_SIMULATION_SEED={seed} CRMCORE_SIMULATION_STEPS={Steps} plays it again. {error.Message}", error);
        }

        return (given + office.GivenByRule, waited + office.Waited);
    }

    private static int? Number(string variable) => int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;
}
