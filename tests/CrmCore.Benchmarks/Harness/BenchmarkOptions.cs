using System.Globalization;

namespace CrmCore.Benchmarks;

/// <summary>The command line.</summary>
internal sealed record BenchmarkOptions
{
    public const string Usage =
        """
        CrmCore.Benchmarks [--only name[,name]] [--quick] [--rounds n] [--folder path] [--json file] [--large] [--statements] [--list]
          --only    run the named benchmarks (a name's beginning is enough)
          --quick   small sizes: shows that everything runs; its figures prove nothing and its gates fail nothing
          --rounds  measured rounds of each contender (default 5, quick 2), after one that is thrown away
          --folder  where the database files go (default: the system's temporary folder); it must be a real disk
          --json    write all figures to a file as well
          --large   fill the large PostgreSQL database too (minutes; 8 GB of disk for the time of the run)
          --statements  print the statements that cost the PostgreSQL server most, at the end
          --list    name the benchmarks
        """;

    public IReadOnlyList<string> Only { get; init; } = [];

    public bool Quick { get; init; }

    public bool LargeServer { get; init; }

    public bool Statements { get; init; }

    public bool List { get; init; }

    public bool Help { get; init; }

    public int? Rounds { get; init; }

    public string Folder { get; init; } = Path.GetTempPath();

    public string? JsonFile { get; init; }

    /// <summary>Reads the arguments; throws <see cref="FormatException"/> with a sentence for the user.</summary>
    public static BenchmarkOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new BenchmarkOptions();
        for (var n = 0; n < arguments.Count; n++)
        {
            options = arguments[n] switch
            {
                "--only" => options with { Only = ValueAfter(arguments, ref n).Split(',', StringSplitOptions.RemoveEmptyEntries) },
                "--quick" => options with { Quick = true },
                "--large" => options with { LargeServer = true },
                "--statements" => options with { Statements = true },
                "--list" => options with { List = true },
                "--help" or "-h" => options with { Help = true },
                "--rounds" => options with { Rounds = Number(ValueAfter(arguments, ref n)) },
                "--folder" => options with { Folder = ValueAfter(arguments, ref n) },
                "--json" => options with { JsonFile = ValueAfter(arguments, ref n) },
                var unknown => throw new FormatException($"Unknown option '{unknown}'."),
            };
        }

        return options;
    }

    public bool Selects(Benchmark benchmark) =>
        Only.Count == 0 || Only.Any(name => benchmark.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase));

    private static string ValueAfter(IReadOnlyList<string> arguments, ref int n) =>
        n + 1 < arguments.Count ? arguments[++n] : throw new FormatException($"{arguments[n]} needs a value.");

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new FormatException($"--rounds needs a number above zero, not '{text}'.");
}
