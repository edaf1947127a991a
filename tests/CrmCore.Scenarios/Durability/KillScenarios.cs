using System.Diagnostics;
using System.Globalization;
using CrmCore.CrashChild;
using CrmCore.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Durability;

/// <summary>A real process on a real file, killed in the middle of its work.</summary>
public sealed class KillScenarios : IDisposable
{
    private const int Kills = 20;

    private readonly string _folder = Directory.CreateTempSubdirectory("crmcore-").FullName;

    private string DatabasePath => Path.Combine(_folder, "crm.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task R64_a_process_killed_in_the_middle_of_load_loses_nothing_it_answered_and_doubles_nothing()
    {
        var chance = new Random(64);
        var answered = new HashSet<int>();
        for (var kill = 0; kill < Kills; kill++) await KillAsync(kill * 100_000, chance.Next(1, 120), answered);

        await using var services = new ServiceCollection()
            .AddCrmCore(crm => crm.UseSqlite(new SqliteOptions { Path = DatabasePath }).AddPipeline(Load.Sales)).BuildServiceProvider();
        var engine = services.GetRequiredService<CrmEngine>();
        await engine.StartAsync();
        var crm = engine.ForAccount("test");

        // What was answered counts once, however often it comes again.
        foreach (var number in answered) Assert.Equal(EventStatus.Duplicate, (await crm.Events.IngestAsync(Load.Call(number))).Status);

        var deals = await AllAsync(crm);
        Assert.Equal(deals.Count, deals.Select(d => d.Title).Distinct().Count());
        var whole = deals.Where(d => d.Stage == "contacted").Select(d => int.Parse(d.Title!, CultureInfo.InvariantCulture)).ToHashSet();
        Assert.Empty(answered.Except(whole));
        foreach (var deal in deals)
        {
            // All or nothing: a moved deal has its task, its plan and its story, and one that is not moved has none.
            var moved = deal.Stage == "contacted" ? 1 : 0;
            Assert.Equal(moved, (await crm.Tasks.OfAsync(deal.Id)).Count);
            Assert.Equal(moved, (await crm.Actions.OfAsync(deal.Id)).Count);
            Assert.Equal(moved, (await crm.Timeline.OfAsync(deal.Id)).Count(e => e.Kind == TimelineKinds.Moved));
        }

        Assert.Equal(deals.Count, (await crm.Pipelines.TotalsAsync("sales")).Sum(t => t.Deals));
    }

    private async Task KillAsync(int first, int lines, HashSet<int> answered)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(typeof(Load).Assembly.Location);
        start.ArgumentList.Add(DatabasePath);
        start.ArgumentList.Add(first.ToString(CultureInfo.InvariantCulture));
        using var child = Process.Start(start)!;
        for (var n = 0; n < lines && await child.StandardOutput.ReadLineAsync() is { } line; n++) answered.Add(int.Parse(line, CultureInfo.InvariantCulture));
        Assert.False(child.HasExited, "The child ended by itself.");
        child.Kill();

        // What it had said before it died was answered too; the last line may be cut off.
        var rest = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        var whole = rest[..(rest.LastIndexOf('\n') + 1)];
        foreach (var line in whole.Split('\n', StringSplitOptions.RemoveEmptyEntries)) answered.Add(int.Parse(line, CultureInfo.InvariantCulture));
    }

    private static async Task<List<Deal>> AllAsync(Crm crm)
    {
        var all = new List<Deal>();
        string? after = null;
        do
        {
            var page = await crm.Deals.ListAsync(after, 1000);
            all.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);
        return all;
    }
}
