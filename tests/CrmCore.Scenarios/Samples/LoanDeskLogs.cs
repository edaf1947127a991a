using LoanDesk.Log;
using Spectre.Console;

namespace CrmCore.Scenarios.Samples;

/// <summary>Small event logs in a folder of their own, and a terminal that is read afterwards.</summary>
public sealed class LoanDeskLogs : IDisposable
{
    private readonly StringWriter _screen = new();

    /// <summary>The folder; deleted at the end.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("loandesk-test-").FullName;

    /// <summary>What was shown.</summary>
    public string Screen => _screen.ToString();

    /// <summary>The path of a file in the folder.</summary>
    public string PathOf(string file) => Path.Combine(Folder, file);

    /// <summary>Writes a log whose cases are given as <c>id: event@minute/resource, …</c>.</summary>
    public string Write(params string[] cases)
    {
        var path = PathOf("log.xes");
        File.WriteAllText(path, "<?xml version='1.0'?>\n<log>\n<global scope='event'><string key='concept:name' value='x'/></global>\n" + string.Concat(cases.Select(Trace)) + "</log>");
        return path;
    }

    /// <summary>Runs the sample.</summary>
    internal Task<int> RunAsync(params string[] args) => LoanDesk.LoanDeskProgram.RunAsync(args, Terminal(), Folder);

    /// <summary>The bank's log; null where the folder <c>shared</c> is not there.</summary>
    internal static string? Bank()
    {
        try
        {
            return LogFile.Find(null, AppContext.BaseDirectory);
        }
        catch (LogFileException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        _screen.Dispose();
    }

    private IAnsiConsole Terminal()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(_screen),
        });
        console.Profile.Width = 160;
        return console;
    }

    private static string Trace(string text)
    {
        var (id, events) = (text.Split(':')[0], text.Split(':')[1]);
        return $"<trace><string key='concept:name' value='{id}'/><string key='AMOUNT_REQ' value='5000'/>{string.Concat(events.Split(',').Select(Event))}</trace>\n";
    }

    private static string Event(string text)
    {
        var parts = text.Trim().Split('@', '/');
        var resource = parts.Length > 2 ? $"<string key='org:resource' value='{parts[2]}'/>" : "";
        return $"<event>{resource}<string key='lifecycle:transition' value='COMPLETE'/><string key='concept:name' value='{parts[0]}'/>"
            + $"<date key='time:timestamp' value='2011-10-01T10:{parts[1]}:00.000+02:00'/></event>";
    }
}
