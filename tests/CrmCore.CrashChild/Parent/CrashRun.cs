using System.Diagnostics;
using CrmCore.CrashChild.Check;
using CrmCore.CrashChild.Load;

namespace CrmCore.CrashChild.Parent;

/// <summary>Children that live and die on one store, and what is checked afterwards. The folder is removed with it.</summary>
internal sealed class CrashRun : IDisposable
{
    private readonly Random _chance;
    private int _lives;

    /// <summary>Begins a run.</summary>
    /// <param name="plan">What every child is to do; each gets a life of its own.</param>
    /// <param name="seed">For the instants of death.</param>
    public CrashRun(LoadPlan plan, int seed)
    {
        Folder = plan.Folder;
        Plan = plan;
        _chance = new Random(seed);
        Directory.CreateDirectory(Folder);
    }

    public string Folder { get; }

    public LoadPlan Plan { get; }

    public int Deaths { get; private set; }

    /// <summary>Told after each death in a row.</summary>
    public Action<string>? Progress { get; set; }

    /// <summary>A run in a folder of its own.</summary>
    /// <param name="storeIn">The store, given the folder.</param>
    /// <param name="seed">For the instants of death.</param>
    public static CrashRun In(Func<string, string> storeIn, int seed)
    {
        var folder = Directory.CreateTempSubdirectory("crmcore-crash-").FullName;
        return new CrashRun(new LoadPlan { Store = storeIn(folder), Folder = folder }, seed);
    }

    public static CrashRun OnSqlite(int seed) => In(folder => "sqlite:" + Path.Combine(folder, "crm.db"), seed);

    public static CrashRun OnPostgreSql(string connectionString, int seed) => In(_ => "postgres:" + connectionString, seed);

    public ChildProcess Start(params IReadOnlyList<string> before) => Start(Plan, before);

    public ChildProcess Start(LoadPlan plan, params IReadOnlyList<string> before) => ChildProcess.Start(plan with { Life = _lives++ }, before);

    /// <summary>Kills a child that was started here, and counts its death.</summary>
    public async Task KillAsync(ChildProcess child)
    {
        await child.KillAsync();
        Deaths++;
    }

    /// <summary>Lets one child after the other live, and kills each at a random instant: most under load, some while they still start.</summary>
    public async Task DieAsync(int times)
    {
        for (var death = 0; death < times; death++)
        {
            await using var child = Start(Plan with { DeathsInTenThousand = 4 });
            if (_chance.Next(5) == 0)
            {
                await Task.Delay(_chance.Next(1500));
            }
            else
            {
                await child.AnsweredAsync(_chance.Next(1, 30));
                await Task.Delay(_chance.Next(1000));
            }

            await KillAsync(child);
            Progress?.Invoke($"death {death + 1} of {times}");
        }
    }

    /// <summary>Lets several children work on one store, and again and again kills one of them and starts another, until the time is over.</summary>
    public async Task NodesAsync(int nodes, TimeSpan time)
    {
        var plan = Plan with { DeathsInTenThousand = 2, PauseMilliseconds = 2 };
        var living = new List<ChildProcess>();
        try
        {
            for (var n = 0; n < nodes; n++) living.Add(Start(plan));
            var since = Stopwatch.StartNew();
            while (since.Elapsed < time)
            {
                await Task.Delay(_chance.Next(500, 4000));
                var place = _chance.Next(nodes);
                await KillAsync(living[place]);
                await living[place].DisposeAsync();
                living[place] = Start(plan);
                Progress?.Invoke($"{since.Elapsed:mm\\:ss} of {time:mm\\:ss}: {Deaths} deaths");
            }

            foreach (var child in living) await KillAsync(child);
        }
        finally
        {
            foreach (var child in living) await child.DisposeAsync();
        }
    }

    public Task<CrashReport> CheckAsync() => Heir.CheckAsync(Plan.Store, Folder, Deaths);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
