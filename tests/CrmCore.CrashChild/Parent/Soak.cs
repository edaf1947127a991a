using System.Globalization;

namespace CrmCore.CrashChild.Parent;

/// <summary>The command line for long runs.</summary>
internal static class Soak
{
    private const string Usage = """
        Kills an engine under load, again and again, and checks that nothing was lost or counted twice.

          soak sqlite [DEATHS] [SEED]     one process after the other on a SQLite file, each killed at a random instant; 200 deaths by default
          soak postgres CONNECTION [DEATHS] [SEED]
                                          the same in a PostgreSQL database, which has to be empty
          soak nodes CONNECTION [MINUTES] [SEED]
                                          four processes at once in a PostgreSQL database, killed and started at random; 10 minutes by default
        """;

    public static int Help()
    {
        Console.Error.WriteLine(Usage);
        return 2;
    }

    public static async Task<int> RunAsync(string[] words) => words switch
    {
        ["sqlite", .. var rest] => await DeathsAsync(CrashRun.OnSqlite(Number(rest, 1, 1)), Number(rest, 0, 200)),
        ["postgres", var connection, .. var rest] => await DeathsAsync(CrashRun.OnPostgreSql(connection, Number(rest, 1, 1)), Number(rest, 0, 200)),
        ["nodes", var connection, .. var rest] => await NodesAsync(CrashRun.OnPostgreSql(connection, Number(rest, 1, 1)), Number(rest, 0, 10)),
        _ => Help(),
    };

    private static async Task<int> NodesAsync(CrashRun run, int minutes)
    {
        using (run)
        {
            run.Progress = Console.WriteLine;
            await run.NodesAsync(4, TimeSpan.FromMinutes(minutes));
            return await EndAsync(run);
        }
    }

    private static async Task<int> DeathsAsync(CrashRun run, int deaths)
    {
        using (run)
        {
            for (var done = 0; done < deaths; done += 10)
            {
                await run.DieAsync(Math.Min(10, deaths - done));
                Console.WriteLine($"{run.Deaths} of {deaths} deaths");
            }

            return await EndAsync(run);
        }
    }

    private static async Task<int> EndAsync(CrashRun run)
    {
        var report = await run.CheckAsync();
        Console.WriteLine(report);
        return report.Violations.Count == 0 ? 0 : 1;
    }

    private static int Number(string[] words, int position, int otherwise) =>
        words.Length > position ? int.Parse(words[position], CultureInfo.InvariantCulture) : otherwise;
}
