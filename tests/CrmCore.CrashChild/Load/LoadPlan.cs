using System.Globalization;

namespace CrmCore.CrashChild.Load;

/// <summary>What a child is to do, as its command line says it.</summary>
internal sealed record LoadPlan
{
    private const long NumbersOfALife = 1_000_000;

    /// <summary>Where the engine's store lies: <c>sqlite:file</c> or <c>postgres:connection string</c>.</summary>
    public required string Store { get; init; }

    /// <summary>Where answers and effects are written; outside the store, and on another disk where that is filled.</summary>
    public required string Folder { get; init; }

    /// <summary>The number of this process among all of the run.</summary>
    public int Life { get; init; }

    /// <summary>Among how many clients the load is spread: few, and the same deals are met by many.</summary>
    public int Clients { get; init; } = 40;

    public int Senders { get; init; } = 8;

    public int PauseMilliseconds { get; init; }

    /// <summary>How many of 10,000 effects kill the process in their middle.</summary>
    public int DeathsInTenThousand { get; init; }

    public long FirstNumber => FirstNumberOf(Life);

    public static long FirstNumberOf(int life) => life * NumbersOfALife;

    public static int LifeOf(long number) => (int)(number / NumbersOfALife);

    public static LoadPlan Parse(IReadOnlyList<string> words) => new()
    {
        Store = words[0],
        Folder = words[1],
        Life = int.Parse(words[2], CultureInfo.InvariantCulture),
        Clients = int.Parse(words[3], CultureInfo.InvariantCulture),
        Senders = int.Parse(words[4], CultureInfo.InvariantCulture),
        PauseMilliseconds = int.Parse(words[5], CultureInfo.InvariantCulture),
        DeathsInTenThousand = int.Parse(words[6], CultureInfo.InvariantCulture),
    };

    public IEnumerable<string> Words() =>
    [
        Store, Folder, .. new[] { Life, Clients, Senders, PauseMilliseconds, DeathsInTenThousand }.Select(n => n.ToString(CultureInfo.InvariantCulture)),
    ];
}
