using CrmCore;
using Spectre.Console;

namespace ManyNodes;

/// <summary>The program: starts the nodes, or is one of them.</summary>
internal static class ManyNodesProgram
{
    /// <summary>Runs with the arguments of the command line.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="console">Where it writes.</param>
    /// <param name="stop">Ends the stream of events early.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, IAnsiConsole console, CancellationToken stop)
    {
        if (args is [NodeProgram.Verb]) return await NodeProgram.RunAsync();
        try
        {
            var options = RunOptions.Parse(args);
            if (options.Help)
            {
                console.WriteLine(RunOptions.HelpText);
                return ExitCodes.Done;
            }

            await using var server = await Server.OpenAsync(options.Connection, stop);
            console.WriteLine(server.Name);
            return await RunAsync(options, server, console, stop);
        }
        catch (Exception error) when (error is FormatException or ServerException or CrmException or IOException or UnauthorizedAccessException)
        {
            console.MarkupLineInterpolated($"[red]{error.Message}[/]");
            return ExitCodes.Nothing;
        }
    }

    private static async Task<int> RunAsync(RunOptions options, Server server, IAnsiConsole console, CancellationToken stop)
    {
        await using var shop = await Shop.OpenAsync(server.Database, runsActions: false);
        await shop.Engine.Accounts.CreateAsync(Shop.Account, settings: Shop.Settings, ct: CancellationToken.None);
        var ledger = new Ledger();
        await using var fleet = new Fleet(server.Database, options.Nodes, ledger);
        await new Run(options, fleet, ledger, shop, console).RunAsync(stop);
        var checks = await new Proof(shop, ledger).CheckAsync();
        CheckTable.Show(console, checks, fleet);
        return checks.All(check => check.IsRight) ? ExitCodes.Done : ExitCodes.WrongSums;
    }
}
