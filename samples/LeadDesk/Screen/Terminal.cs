using System.Text;
using Spectre.Console;

namespace LeadDesk.Screen;

/// <summary>Where the sample talks to a person.</summary>
internal static class Terminal
{
    private const int FileWidth = 140;

    /// <summary>The console: colours and movement in a terminal, plain lines in a file or with NO_COLOR.</summary>
    /// <param name="beside">Whether it is standard error, because standard output takes results line by line.</param>
    public static IAnsiConsole Open(bool beside)
    {
        var writer = beside ? Console.Error : Console.Out;
        if (beside ? Console.IsErrorRedirected : Console.IsOutputRedirected) return Plain(writer);
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var colours = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
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
