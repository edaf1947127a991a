using System.Globalization;

namespace LoanDesk;

/// <summary>What the command line asks for.</summary>
internal sealed record LoanDeskOptions
{
    public const string Usage = """
        Replays a bank's half year of loan applications through the engine.

        dotnet run -c Release --project samples/LoanDesk -- [log.xes.gz] [--db file] [--limit cases] [--batch n]

          log.xes.gz      the event log; default: BPI_Challenge_2012.xes.gz in ../shared/data/event-logs beside the repository
          --db file       keep the SQLite file under this name; default: a temporary one, deleted at the end
          --limit cases   only the first cases of the log
          --batch n       events to a commit, 1 to 10,000; default: 1000

        Exit code: 0 when every count is equal, 1 when one differs, 2 when it could not run.
        """;

    private const int LargestBatch = 10_000;

    /// <summary>The log's path; null to look for it.</summary>
    public string? Log { get; init; }

    /// <summary>The SQLite file; null for a temporary one.</summary>
    public string? Database { get; init; }

    /// <summary>How many cases at most; null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>How many events share a commit.</summary>
    public int Batch { get; init; } = 1000;

    /// <summary>Reads the arguments.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="problem">What is wrong; null when nothing is, or help was asked for.</param>
    /// <returns>The options; null when it shall not run.</returns>
    public static LoanDeskOptions? Parse(IReadOnlyList<string> args, out string? problem)
    {
        problem = null;
        var options = new LoanDeskOptions();
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] is "--help" or "-h") return null;
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                problem = options.Log is null ? null : $"'{args[i]}' is one log too many.";
                options = options with { Log = args[i] };
            }
            else if (i + 1 == args.Count)
            {
                problem = $"{args[i]} needs a value.";
            }
            else
            {
                options = With(options, args[i], args[++i], out problem);
            }

            if (problem is not null) return null;
        }

        return options;
    }

    private static LoanDeskOptions With(LoanDeskOptions options, string name, string value, out string? problem)
    {
        var isNumber = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0;
        problem = name switch
        {
            "--db" => null,
            "--limit" => isNumber ? null : $"--limit needs a number of cases, not '{value}'.",
            "--batch" => isNumber && number <= LargestBatch ? null : $"--batch needs a number from 1 to {LargestBatch}, not '{value}'.",
            _ => $"There is no option {name}.",
        };
        return name switch
        {
            "--db" => options with { Database = value },
            "--limit" => options with { Limit = number },
            "--batch" => options with { Batch = number },
            _ => options,
        };
    }
}
