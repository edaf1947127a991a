using System.Globalization;
using System.Text;
using CrmCore;

namespace ManyNodes;

/// <summary>
/// One node: reads events from its input, a line each, and tells on its output what became of them and what went outside. It ends when the input does,
/// or whenever it is killed.
/// </summary>
internal static class NodeProgram
{
    public const string Verb = "node";
    public const string ConnectionVariable = "MANY_NODES_CONNECTION";
    public const string SchemaVariable = "MANY_NODES_SCHEMA";

    private static readonly Lock Gate = new();
    private static readonly Stream Output = Console.OpenStandardOutput();

    public static async Task<int> RunAsync()
    {
        var database = new Database(Environment.GetEnvironmentVariable(ConnectionVariable) ?? "", Environment.GetEnvironmentVariable(SchemaVariable) ?? "");
        await using var shop = await Shop.OpenAsync(database, (kind, key, attempt) => Tell(string.Create(CultureInfo.InvariantCulture, $"effect\t{kind}\t{key}\t{attempt}")));
        using var stop = new CancellationTokenSource();
        var work = shop.Engine.WorkAsync(stop.Token);
        var look = LookAsync(shop.Engine, stop.Token);
        Tell("ready");
        var open = new List<Task>();
        while (await Console.In.ReadLineAsync() is { } line)
        {
            open.RemoveAll(task => task.IsCompleted);
            open.Add(AnswerAsync(shop.Crm, line));
        }

        await Task.WhenAll(open);
        await stop.CancelAsync();
        await work;
        await look;
        return ExitCodes.Done;
    }

    private static async Task AnswerAsync(Crm crm, string line)
    {
        try
        {
            var outcome = await crm.Events.IngestAsync(ClientEvent.Parse(line).Make());
            Tell($"answer\t{line}\t{outcome.Status}");
        }
        catch (CrmException error)
        {
            Tell($"sorry\t{line}\t{error.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static async Task LookAsync(CrmEngine engine, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var health = await engine.CheckHealthAsync(CancellationToken.None);
            Tell(string.Create(CultureInfo.InvariantCulture, $"look\t{Math.Max(health.Lag.TotalMilliseconds, health.PendingAge.TotalMilliseconds):0}"));
            await Task.Delay(1000, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Straight into the pipe: what was told is told, even when the process is killed right after it.
    private static void Tell(string line)
    {
        var bytes = Encoding.UTF8.GetBytes(line + "\n");
        lock (Gate) Output.Write(bytes);
    }
}
