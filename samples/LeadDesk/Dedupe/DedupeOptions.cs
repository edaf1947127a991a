using CrmCore;

namespace LeadDesk.Dedupe;

/// <summary>What is asked of a search for doubles.</summary>
internal sealed record DedupeOptions
{
    public required string File { get; init; }

    public string? Second { get; init; }

    public bool OneToOne { get; init; }

    public IReadOnlyDictionary<string, string> Map { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<string> Ignore { get; init; } = [];

    public string? Clusters { get; init; }

    /// <summary>The folder of the results; null for none.</summary>
    public string? Out { get; init; }

    public string? Region { get; init; }

    public bool? Header { get; init; }

    public TableReadOptions Table { get; init; } = new();

    /// <summary>Reads the command line.</summary>
    /// <exception cref="DeskException">It asks for what cannot be.</exception>
    public static DedupeOptions Of(CommandLine line)
    {
        var file = line.File();
        var second = line.One("--with");
        var clusters = line.One("--clusters");
        var options = new DedupeOptions
        {
            File = file,
            Second = second is null ? null : InputFile.Existing(second),
            OneToOne = line.Has("--one-to-one"),
            Map = line.Pairs("--map"),
            Ignore = line.All("--ignore"),
            Clusters = clusters,
            Out = line.One("--out") ?? (clusters is null ? Path.GetFileNameWithoutExtension(file) + "-dedupe" : null),
            Region = RegionOf(line.One("--region")),
            Header = HeaderOf(line.One("--header")),
            Table = new TableReadOptions
            {
                HasHeader = false,
                EmptyRows = true,
                Delimiter = InputFile.Delimiter(line.One("--delimiter")),
                Encoding = InputFile.EncodingOf(line.One("--encoding")),
            },
        };
        line.MustBeUsedUp();
        if (options.OneToOne && second is null) throw new DeskException("--one-to-one is about two lists: name the second with --with file.csv.");
        if (options.Out is { } folder && System.IO.File.Exists(folder)) throw new DeskException($"--out needs a folder; '{folder}' is a file.");
        return options;
    }

    public static string? RegionOf(string? said) => said switch
    {
        null => null,
        { Length: 2 } when char.IsAsciiLetter(said[0]) && char.IsAsciiLetter(said[1]) => said.ToUpperInvariant(),
        _ => throw new DeskException($"--region needs two letters, such as RU or US, not '{said}'."),
    };

    private static bool? HeaderOf(string? said) => said switch
    {
        null => null,
        "yes" => true,
        "no" => false,
        _ => throw new DeskException($"--header needs yes or no, not '{said}'."),
    };
}
