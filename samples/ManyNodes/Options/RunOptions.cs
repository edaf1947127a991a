using System.Globalization;

namespace ManyNodes;

/// <summary>What the command line asks for.</summary>
internal sealed record RunOptions
{
    public const string HelpText = """
        Many nodes over one PostgreSQL: they are killed at random, and nothing is lost or counted twice.

          dotnet run --project samples/ManyNodes -- [options]

          --nodes <n>          how many processes; 1 to 16                              (4)
          --seconds <n>        how long events come in; 2 to 86400                      (30)
          --kill-every <n>     kills one of them every so many seconds; 0 for never     (3)
          --rate <n>           events a second; 1 to 20000                              (200)
          --seed <n>           other chances: who gets what, who dies when              (1)
          --connection "…"     a PostgreSQL of yours, in Npgsql's form; a schema of its own is made in it and dropped at the end
                               (a throw-away server of the binaries on this machine)
          --plain              lines of text instead of the table; also when the output is no terminal
          --help               this text

        Exit code: 0 all sums are right, 1 something was lost or counted twice, 2 nothing could be done.
        """;

    public int Nodes { get; init; } = 4;

    public int Seconds { get; init; } = 30;

    public int KillEvery { get; init; } = 3;

    public int Rate { get; init; } = 200;

    public int Seed { get; init; } = 1;

    public string? Connection { get; init; }

    public bool Plain { get; init; }

    public bool Help { get; init; }

    /// <summary>Reads the command line.</summary>
    /// <exception cref="FormatException">It cannot be read; the message says what to write instead.</exception>
    public static RunOptions Parse(IReadOnlyList<string> args)
    {
        var options = new RunOptions();
        for (var i = 0; i < args.Count; i++)
        {
            options = args[i] switch
            {
                "--nodes" => options with { Nodes = Number(args, ref i, 1, 16) },
                "--seconds" => options with { Seconds = Number(args, ref i, 2, 86_400) },
                "--kill-every" => options with { KillEvery = Number(args, ref i, 0, 86_400) },
                "--rate" => options with { Rate = Number(args, ref i, 1, 20_000) },
                "--seed" => options with { Seed = Number(args, ref i, 0, int.MaxValue) },
                "--connection" => options with { Connection = Value(args, ref i) },
                "--plain" => options with { Plain = true },
                "--help" or "-h" or "-?" => options with { Help = true },
                var other => throw new FormatException($"'{other}' is no option of this program. See --help."),
            };
        }

        return options;
    }

    private static string Value(IReadOnlyList<string> args, ref int i)
    {
        var name = args[i];
        if (++i < args.Count && !args[i].StartsWith("--", StringComparison.Ordinal)) return args[i];
        throw new FormatException($"{name} needs a value after it. See --help.");
    }

    private static int Number(IReadOnlyList<string> args, ref int i, int least, int most)
    {
        var name = args[i];
        var text = Value(args, ref i);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{name} {text}: give a whole number from {least} to {most}."));
    }
}
