using System.Text;
using Spectre.Console;

namespace ManyNodes;

/// <summary>Where the sample writes.</summary>
internal static class Terminal
{
    private const int FileWidth = 160;

    /// <summary>The console: colours and a moving table in a terminal, plain lines in a file; no colours with NO_COLOR.</summary>
    public static IAnsiConsole Open()
    {
        if (Console.IsOutputRedirected) return Plain(Console.Out);
        Console.OutputEncoding = Encoding.UTF8;
        return string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            ? AnsiConsole.Console
            : AnsiConsole.Create(new AnsiConsoleSettings { ColorSystem = ColorSystemSupport.NoColors });
    }

    /// <summary>A console without colours or movement.</summary>
    public static IAnsiConsole Plain(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = FileWidth;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
