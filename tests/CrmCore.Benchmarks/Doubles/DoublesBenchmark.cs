using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Benchmarks;

/// <summary>The probable doubles of one new contact in a file of a million, as the engine looks for them after each capture (R33).</summary>
internal sealed class DoublesBenchmark : Benchmark
{
    private const string Account = "bench";

    public override string Name => "doubles";

    public override string Title => "The probable doubles of one new contact, on SQLite";

    public override async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation)
    {
        var contacts = context.Large;
        var searches = context.Size(5_000, 1_000);
        TimedStore? store = null;
        var services = new ServiceCollection();
        services.AddCrmCore(crm =>
        {
            crm.UseSqlite(Path.Combine(context.Folder, "doubles.db")).AddPipeline(EngineData.Sales);
            foreach (var field in DoublesFill.Fields) crm.AddField(new FieldDefinition { Id = field, On = CardKind.Contact });
        });
        services.AddSingleton<ICrmStore>(host => store = new TimedStore(host.GetRequiredService<Storage.Sqlite.SqliteStore>(), context.Clock));
        await using var host = services.BuildServiceProvider();
        var engine = host.GetRequiredService<CrmEngine>();
        await engine.StartAsync(cancellation);
        await engine.Accounts.CreateAsync(Account, "RU", "Europe/Moscow", ct: cancellation);
        var model = await engine.Directory.FindAsync(AccountRef.Of(Account), cancellation) ?? throw new InvalidOperationException("The account was not made.");

        var started = context.Clock.GetTimestamp();
        var fill = new DoublesFill(model, engine.Store, engine.Now);
        await fill.RunAsync(contacts, searches, cancellation);
        var filled = context.Clock.GetElapsedTime(started);
        context.Progress.WriteLine($"  {contacts:N0} contacts under {fill.Postings:N0} keys in {filled.TotalSeconds:N0} s");

        // The first ones are still being compiled.
        var warm = fill.Searches.Count / 10;
        foreach (var action in fill.Searches.Take(warm)) await engine.Queue.RunAsync(new DoublesItem(action, mayMerge: true), cancellation);
        var figures = new DoublesFigures(context.Clock, fill.Searches.Count - warm);
        await figures.RunAsync(engine.Queue, store!, fill.Searches.Skip(warm), cancellation);
        return figures.Rows(contacts);
    }
}
