using System.Globalization;

namespace OpenLine;

/// <summary>What the command line asks for.</summary>
internal sealed record RunOptions
{
    public const string HelpText = """
        Open lines: clients write, employees answer, and every request reaches the right person.

          dotnet run --project samples/OpenLine -- [options]

          --speed <n>       how many times as fast as real the day passes; max for no waiting at all   (720: 12 hours in a minute)
          --hours <n>       how many hours of the day are shown, from 07:00 on; 1 to 24                (12)
          --clients <n>     how many clients write in an hour, on the average; 1 to 1000               (48)
          --seed <n>        another day of the same office; the same number gives the same clients     (1)
          --script <file>   plays a written scenario instead, on a clock that steps from line to line
          --db <file>       keeps everything in that SQLite file                                       (in memory)
          --plain           lines of text instead of the board; also when the output is no terminal
          --help            this text

        Scenarios to begin with stand in samples/OpenLine/scripts; docs/samples/open-line.md tells their language.
        Exit code: 0 all went well, 1 a scenario expected something else, 2 nothing could be done.
        """;

    /// <summary>How many times as fast as real; null for as fast as the machine can.</summary>
    public double? Speed { get; init; } = 720;

    public int Hours { get; init; } = 12;

    public int ClientsAnHour { get; init; } = 48;

    public int Seed { get; init; } = 1;

    public string? Script { get; init; }

    public string? Database { get; init; }

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
                "--speed" => options with { Speed = SpeedOf(Value(args, ref i)) },
                "--hours" => options with { Hours = Number(args, ref i, 1, 24) },
                "--clients" => options with { ClientsAnHour = Number(args, ref i, 1, 1000) },
                "--seed" => options with { Seed = Number(args, ref i, 0, int.MaxValue) },
                "--script" => options with { Script = Value(args, ref i) },
                "--db" => options with { Database = Value(args, ref i) },
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

    private static double? SpeedOf(string text)
    {
        if (text == "max") return null;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var speed) && speed is >= 1 and <= 100_000) return speed;
        throw new FormatException($"--speed {text}: give a number from 1 to 100000, or max.");
    }
}
