using CrmCore.CrashChild.Check;
using CrmCore.CrashChild.Load;
using CrmCore.CrashChild.Outside;
using CrmCore.CrashChild.Parent;
using CrmCore.CrashChild.Running;
using CrmCore.CrashChild.Told;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Crashes.Checking;

/// <summary>An engine that has worked through a little load without any accident, so that tests can plant one behind its back.</summary>
internal sealed class PlantedDesk : IAsyncDisposable
{
    private const int Numbers = 400;

    private readonly string _folder = Directory.CreateTempSubdirectory("crmcore-crash-").FullName;
    private readonly EffectJournal _journal;
    private readonly ServiceProvider _services;

    private PlantedDesk()
    {
        _journal = new EffectJournal(_folder, "0");
        _services = CrashEngine.Build("memory:", new Receiver(_journal, null, 0), new ShiftedClock(Duration.Zero));
        Engine = _services.GetRequiredService<CrmEngine>();
    }

    public CrmEngine Engine { get; }

    public StoreStory Story { get; private set; } = null!;

    public List<Answer> Answers { get; } = [];

    public List<Effect> Effects { get; private set; } = [];

    public static async Task<PlantedDesk> OpenAsync()
    {
        var desk = new PlantedDesk();
        await desk.Engine.StartAsync();
        var plan = new LoadPlan { Store = "memory:", Folder = desk._folder, Clients = 20 };
        using (var answers = new AnswerLog(desk._folder, 0)) await new LoadWork(desk.Engine, answers, plan).BeginAsync();
        var crm = desk.Engine.ForAccount(LoadWork.Account);
        for (var number = 0; number < Numbers; number++) desk.Answers.Add(await LoadEvent.Of(number).HandInAsync(crm, plan.Clients));
        await Task.Delay(600);
        await Heir.SettleAsync(desk.Engine);
        desk.Effects = [.. EffectJournal.ReadAll(desk._folder)];
        desk.Story = await StoreStory.ReadAsync(desk.Engine);
        return desk;
    }

    /// <summary>Changes rows behind the engine's back and reads the store again.</summary>
    public async Task PlantAsync(params RecordChange[] changes)
    {
        Assert.True((await Engine.Store.CommitAsync(new ChangeSet(changes), default)).IsCommitted);
        Story = await StoreStory.ReadAsync(Engine);
    }

    public Task InsertAsync<T>(RecordType<T> type, T record)
        where T : class => PlantAsync(new RecordChange(type, ChangeKind.Insert, type.KeyOf(record), record, 0));

    public Task DeleteAsync<T>(RecordType<T> type, T record)
        where T : class => PlantAsync(new RecordChange(type, ChangeKind.Delete, type.KeyOf(record), record, type.VersionOf(record)));

    public Task UpdateAsync<T>(RecordType<T> type, T before, T after)
        where T : class => PlantAsync(new RecordChange(type, ChangeKind.Update, type.KeyOf(before), after, type.VersionOf(before)));

    public IReadOnlyList<Violation> Check() => CrashChecker.Check(Story, Answers, Effects);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _journal.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
