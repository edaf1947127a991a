using Spectre.Console;
namespace OpenLine;
internal static class DayProgram { public static Task<int> RunAsync(RunOptions options, IAnsiConsole console, CancellationToken stop) => Task.FromResult(0); }
