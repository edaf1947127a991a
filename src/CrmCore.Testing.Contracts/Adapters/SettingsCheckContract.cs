using Xunit;

namespace CrmCore.Testing.Contracts;

/// <summary>What a host relies on in every <see cref="ISettingsCheck"/> (R72). Inherit it and set up your check against a stand-in of its service.</summary>
public abstract class SettingsCheckContract
{
    /// <summary>Sets up the check. Called once in each test.</summary>
    /// <returns>The check, a connection with good settings, the stand-in.</returns>
    protected abstract ValueTask<AdapterUnderTest<ISettingsCheck>> StartAsync();

    /// <summary>Good settings have no problem; remarks are allowed.</summary>
    /// <returns>When tested.</returns>
    [Fact]
    public async Task R72_good_settings_have_no_problem()
    {
        await using var check = await StartAsync();
        check.Service.Behave(ServiceConduct.Accepts);
        Assert.DoesNotContain(await check.Port.CheckAsync(check.Connection, CancellationToken.None), problem => !problem.IsRemark);
        Assert.Equal(check.Connection.Connection.Kind, check.Port.Kind);
    }

    /// <summary>A service that refuses or cannot be reached is a problem with a remedy, not an exception.</summary>
    /// <param name="conduct">How the service behaves.</param>
    /// <returns>When tested.</returns>
    [Theory]
    [InlineData(ServiceConduct.Refuses)]
    [InlineData(ServiceConduct.Fails)]
    [InlineData(ServiceConduct.AsksToWait)]
    [InlineData(ServiceConduct.FallsSilent)]
    [InlineData(ServiceConduct.IsDown)]
    public async Task R72_what_the_service_says_is_a_problem_with_a_remedy(ServiceConduct conduct)
    {
        await using var check = await StartAsync();
        check.Service.Behave(conduct);
        await SaysWhatToDoAsync(check, check.Connection);
    }

    /// <summary>A missing secret is found without asking the service.</summary>
    /// <returns>When tested.</returns>
    [Fact]
    public async Task R72_a_missing_secret_is_a_problem()
    {
        await using var check = await StartAsync();
        check.Service.Behave(ServiceConduct.Accepts);
        var problems = await SaysWhatToDoAsync(check, check.Connection with { Secret = null });
        Assert.Contains(problems, problem => problem.Setting == "secret");
    }

    /// <summary>A misspelt setting is found.</summary>
    /// <returns>When tested.</returns>
    [Fact]
    public async Task R72_a_setting_that_does_not_exist_is_a_problem()
    {
        await using var check = await StartAsync();
        check.Service.Behave(ServiceConduct.Accepts);
        var settings = (System.Text.Json.Nodes.JsonObject)check.Connection.Connection.Settings.DeepClone();
        settings["no-such-setting"] = 1;
        var problems = await SaysWhatToDoAsync(
            check, check.Connection with { Connection = check.Connection.Connection with { Settings = settings } });
        Assert.Contains(problems, problem => problem.Setting == "no-such-setting");
    }

    /// <summary>Secrets are in no problem and in no log, whatever happens.</summary>
    /// <returns>When tested.</returns>
    [Fact]
    public async Task The_secret_is_never_shown()
    {
        await using var check = await StartAsync();
        var secret = check.Connection.Secret!;
        foreach (var conduct in Enum.GetValues<ServiceConduct>())
        {
            check.Service.Behave(conduct);
            foreach (var problem in await check.Port.CheckAsync(check.Connection, CancellationToken.None))
            {
                Assert.DoesNotContain(secret, problem.ToString(), StringComparison.Ordinal);
            }
        }

        Assert.All(check.Service.Log, line => Assert.DoesNotContain(secret, line, StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<SettingsProblem>> SaysWhatToDoAsync(AdapterUnderTest<ISettingsCheck> check, ConnectionContext connection)
    {
        var problems = await check.Port.CheckAsync(connection, CancellationToken.None);
        Assert.Contains(problems, problem => !problem.IsRemark);
        Assert.All(problems, problem =>
        {
            Assert.False(string.IsNullOrWhiteSpace(problem.Setting));
            Assert.False(string.IsNullOrWhiteSpace(problem.Problem));
            Assert.False(string.IsNullOrWhiteSpace(problem.Remedy));
        });
        return problems;
    }
}
