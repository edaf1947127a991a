using System.Text.RegularExpressions;
using SalesDay;

namespace CrmCore.Scenarios.Samples;

/// <summary>Runs the sample in process on a folder of its own.</summary>
internal sealed partial class SalesDayRun : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("salesday-").FullName;

    public SalesDayRun()
    {
        Day = Path.Combine(_root, "day");
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "day"), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Day, Path.GetRelativePath(Path.Combine(AppContext.BaseDirectory, "day"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Day { get; }

    public string Database => Path.Combine(_root, "day.db");

    public void Write(string name, string text) => File.WriteAllText(Path.Combine(Day, name), text);

    public void Append(string name, string text) => File.AppendAllText(Path.Combine(Day, name), text);

    public void Replace(string name, string old, string with) => Write(name, File.ReadAllText(Path.Combine(Day, name)).Replace(old, with, StringComparison.Ordinal));

    public async Task<(int Exit, string Output)> RunAsync(params string[] more)
    {
        using var writer = new StringWriter();
        var exit = await SalesDesk.RunAsync(["--day", Day, "--db", Database, .. more], Terminal.Plain(writer), CancellationToken.None);
        return (exit, writer.ToString());
    }

    /// <summary>Runs until a text is told, then presses Ctrl+C.</summary>
    public async Task<(int Exit, string Output)> RunUntilAsync(string told, params string[] more)
    {
        using var stop = new CancellationTokenSource();
        using var writer = new StoppingWriter(told, stop);
        var exit = await SalesDesk.RunAsync(["--day", Day, "--db", Database, .. more], Terminal.Plain(writer), stop.Token);
        return (exit, writer.ToString());
    }

    /// <summary>The output without what differs from run to run.</summary>
    public string Scrub(string output) =>
        Ids().Replace(output.Replace(_root, "(folder)", StringComparison.Ordinal), "(id)");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.None, 1000)]
    private static partial Regex Ids();

    private sealed class StoppingWriter(string told, CancellationTokenSource stop) : StringWriter
    {
        public override void Write(string? value)
        {
            base.Write(value);
            if (GetStringBuilder().ToString().Contains(told, StringComparison.Ordinal)) stop.Cancel();
        }
    }
}
