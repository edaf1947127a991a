namespace LeadDesk;

/// <summary>The command line, taken apart: a verb, files, and options with their values.</summary>
internal sealed class CommandLine
{
    private static readonly HashSet<string> Flags = new(StringComparer.Ordinal) { "--one-to-one", "--check", "--lenient", "--rules", "--preview", "--help" };

    private readonly List<string> _words = [];
    private readonly List<(string Name, string Value)> _options = [];
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public string Verb { get; private set; } = "";

    /// <summary>What is neither verb nor option.</summary>
    public IReadOnlyList<string> Words => _words;

    public bool WantsHelp { get; private set; }

    /// <summary>Reads the arguments.</summary>
    /// <exception cref="DeskException">An option has no value.</exception>
    public static CommandLine Parse(IReadOnlyList<string> args)
    {
        var line = new CommandLine();
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] is "--help" or "-h" or "-?" or "/?") line.WantsHelp = true;
            else if (!args[i].StartsWith("--", StringComparison.Ordinal)) line.Word(args[i]);
            else if (args[i].IndexOf('=', StringComparison.Ordinal) is > 0 and var at && !args[i].StartsWith("--map", StringComparison.Ordinal)) line._options.Add((args[i][..at], args[i][(at + 1)..]));
            else if (Flags.Contains(args[i])) line._options.Add((args[i], ""));
            else if (i + 1 < args.Count) line._options.Add((args[i], args[++i]));
            else throw new DeskException($"{args[i]} needs a value after it. See: help");
        }

        return line;
    }

    public bool Has(string name)
    {
        _asked.Add(name);
        return _options.Exists(o => o.Name == name);
    }

    /// <summary>The option's value; null when it was not given.</summary>
    /// <exception cref="DeskException">It was given twice.</exception>
    public string? One(string name)
    {
        var all = All(name);
        return all.Count <= 1 ? all.FirstOrDefault() : throw new DeskException($"{name} was given {all.Count} times; it can be given once.");
    }

    public List<string> All(string name)
    {
        _asked.Add(name);
        return [.. _options.Where(o => o.Name == name).Select(o => o.Value)];
    }

    /// <summary>The values of options such as <c>--map column=field</c>.</summary>
    /// <exception cref="DeskException">One has no equals sign.</exception>
    public Dictionary<string, string> Pairs(string name)
    {
        var pairs = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var value in All(name))
        {
            var at = value.LastIndexOf('=');
            if (at <= 0 || at == value.Length - 1) throw new DeskException($"{name} needs column=field, such as {name} Tel=phone; '{value}' is not that.");
            pairs[value[..at].Trim()] = value[(at + 1)..].Trim();
        }

        return pairs;
    }

    /// <summary>Refuses options that nobody asked for.</summary>
    /// <exception cref="DeskException">There is one.</exception>
    public void MustBeUsedUp()
    {
        if (_options.FirstOrDefault(o => !_asked.Contains(o.Name)) is { Name: { } odd }) throw new DeskException($"{Verb} has no option {odd}. See: help");
    }

    /// <summary>The only file named.</summary>
    /// <exception cref="DeskException">There is none, there are several, or it is not there.</exception>
    public string File()
    {
        if (_words.Count == 0) throw new DeskException($"{Verb} needs a file: {Verb} file.csv");
        if (_words.Count > 1) throw new DeskException($"{Verb} takes one file, not {_words.Count}: {string.Join(", ", _words)}. Put a name with spaces in quotes.");
        return InputFile.Existing(_words[0]);
    }

    private void Word(string word)
    {
        if (Verb.Length == 0) Verb = word.ToLowerInvariant();
        else _words.Add(word);
    }
}
