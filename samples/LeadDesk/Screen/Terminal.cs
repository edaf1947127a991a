using System.Text;
using Spectre.Console;

namespace LeadDesk.Screen;

/// <summary>Where the sample talks to a person: standard error, so that standard output can be piped.</summary>
internal static class Terminal
{
    private const int FileWidth = 140;

    /// <summary>The console: colours and movement in a terminal, plain lines in a file or with NO_COLOR.</summary>
    public static IAnsiConsole Open()
    {
        if (Console.IsErrorRedirected) return Plain(Console.Error);
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var colours = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Console.Error),
            ColorSystem = colours ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
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
