using ManyNodes;

namespace CrmCore.Scenarios.Samples;

public sealed class ManyNodesTests
{
    private string _screen = "";

    [SkippableFact]
    public async Task Nodes_are_killed_and_all_sums_are_right()
    {
        SkipUnlessThere();
        Assert.True(await RunAsync("--nodes", "3", "--seconds", "4", "--kill-every", "1", "--rate", "60", "--plain") == ExitCodes.Done, _screen);
        Assert.Contains("All sums are right.", _screen, StringComparison.Ordinal);
        Assert.DoesNotContain("Processes killed: 0", _screen, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_loss_and_a_double_show_in_the_sums()
    {
        SkipUnlessThere();
        await using var server = await Server.OpenAsync(null, default);
        await using var shop = await Shop.OpenAsync(server.Database, runsActions: false);
        await shop.Engine.Accounts.CreateAsync(Shop.Account, settings: Shop.Settings);
        var ledger = new Ledger();
        for (var client = 0; client < 3; client++)
        {
            await shop.Crm.Events.IngestAsync(new ClientEvent(client, 0).Make());
            ledger.Answered(new ClientEvent(client, 0));
        }

        Assert.DoesNotContain(await new Proof(shop, ledger).CheckAsync(), check => !check.IsRight);

        // Somebody was told of an event that is not there, and a voucher went out twice under one key and once more under another.
        ledger.Answered(new ClientEvent(4, 0));
        foreach (var key in new[] { "a", "a", "b" }) ledger.Effect("voucher", key);

        var wrong = (await new Proof(shop, ledger).CheckAsync()).Where(check => !check.IsRight).Select(check => check.What).ToList();
        Assert.Contains(wrong, what => what.StartsWith("answered events that are there", StringComparison.Ordinal));
        Assert.Contains("'voucher' that went out twice", wrong);
        Assert.Contains(wrong, what => what.StartsWith("'voucher' (once)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_says_what_it_can_do()
    {
        Assert.Equal(ExitCodes.Done, await RunAsync("--help"));
        Assert.Contains("--kill-every", _screen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--nodes", "0", "from 1 to 16")]
    [InlineData("--connection", "Nonsense=1", "--connection:")]
    [InlineData("--connection", "Host=127.0.0.1;Port=1;Timeout=2", "--connection:")]
    public async Task What_cannot_be_done_is_told(string option, string value, string told)
    {
        Assert.Equal(ExitCodes.Nothing, await RunAsync(option, value));
        Assert.Contains(told, _screen, StringComparison.Ordinal);
    }

    private static void SkipUnlessThere()
    {
        if (Binaries.Find() is not null) return;
        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", "CI has no PostgreSQL.");
        Skip.If(true, "There is no PostgreSQL on this machine: install its server to run this test.");
    }

    private async Task<int> RunAsync(params string[] args)
    {
        using var writer = new StringWriter();
        var exit = await ManyNodesProgram.RunAsync(args, Terminal.Plain(writer), CancellationToken.None);
        _screen = writer.ToString();
        return exit;
    }
}
