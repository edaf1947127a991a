namespace SalesDay;

/// <summary>What the command line asks for.</summary>
internal sealed record RunOptions
{
    public const string HelpText = """
        A day at a sales desk: real files in, a pipeline that moves.

          dotnet run --project samples/SalesDay -- [options]

          --day <folder>           the day's files          (the folder 'day' of the sample)
          --db <file>              the SQLite file          (a fresh one in the temporary folder)
          --explain <deal>         tell this deal's story: a client's name, phone, address, or a deal's id
          --dry-run <pipeline>     what the day would have been with another pipeline; writes nothing
          --serve                  keep the day running after its last file, until Ctrl+C; nothing leaves the process
          --help                   this text

        Exit code: 0 all went well, 1 done but for what is reported, 2 nothing could be done.
        """;

    public string Day { get; init; } = Path.Combine(AppContext.BaseDirectory, "day");

    public string? Database { get; init; }

    public string? Explain { get; init; }

    public string? DryRun { get; init; }

    public bool Serve { get; init; }

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
                "--day" => options with { Day = Value(args, ref i) },
                "--db" => options with { Database = Value(args, ref i) },
                "--explain" => options with { Explain = Value(args, ref i) },
                "--dry-run" => options with { DryRun = Value(args, ref i) },
                "--serve" => options with { Serve = true },
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
}
