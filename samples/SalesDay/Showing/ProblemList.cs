using Spectre.Console;

namespace SalesDay;

/// <summary>What could not be used, each with its place and the remedy.</summary>
internal static class ProblemList
{
    public static void Show(IAnsiConsole console, IReadOnlyList<Problem> problems)
    {
        if (problems.Count == 0) return;
        console.WriteLine();
        console.MarkupLine(problems.Count == 1 ? "[red]One thing could not be used:[/]" : $"[red]{problems.Count} things could not be used:[/]");
        foreach (var problem in problems)
        {
            console.MarkupLine($"  [bold]{Markup.Escape(problem.Place)}[/]: {Markup.Escape(problem.What)}");
            if (problem.Remedy.Length > 0) console.MarkupLine($"    [grey]→ {Markup.Escape(problem.Remedy)}[/]");
        }
    }
}
