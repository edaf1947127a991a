using System.Globalization;
using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios;

/// <summary>What the scenarios share: desks on either store, events with keys of their own, short questions about a deal.</summary>
public abstract class Scenario : IDisposable
{
    protected static readonly EmployeeId Olga = "olga";
    protected static readonly EmployeeId Ivan = "ivan";

    private readonly string _folder = Directory.CreateTempSubdirectory("crmcore-scenario-").FullName;
    private int _files;
    private int _keys;

    protected static AccountSettings Settings { get; } = new() { DefaultSender = "olga", DefaultMailbox = "mail" };

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected string NewPath() => Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"crm-{++_files}.db"));

    protected Task<CrmTestDesk> DeskAsync(params IReadOnlyList<PipelineDefinition> pipelines) => DeskAsync(Keep.InMemory, pipelines);

    protected Task<CrmTestDesk> DeskAsync(Keep keep, params IReadOnlyList<PipelineDefinition> pipelines) => DeskAsync(
        crm =>
        {
            foreach (var pipeline in pipelines) crm.AddPipeline(pipeline);
        },
        keep);

    protected Task<CrmTestDesk> DeskAsync(Action<ICrmBuilder> configure, Keep keep = Keep.InMemory, AccountSettings? settings = null, Instant? start = null) =>
        CrmTestDesk.CreateAsync(
            crm =>
            {
                if (keep == Keep.Sqlite) crm.UseSqlite(NewPath());
                configure(crm);
            },
            start,
            settings);

    protected string NextKey() => string.Create(CultureInfo.InvariantCulture, $"key-{++_keys}");

    protected IncomingEmail Mail(string from = "a@example.com") => new(from) { Source = "mail", Key = NextKey(), Mailbox = "mail" };

    protected IncomingCall Call(string from = "89161234567") => new(from) { Source = "pbx", Key = NextKey() };

    protected ApiEvent Api(string name, DealId deal) => new(name) { Source = "api", Key = NextKey(), Subject = deal.ToString() };

    protected ChatMessage Chat(string text, string chat = "77") => new("chat", chat, text) { Source = "chat", Key = NextKey() };

    protected FormSubmitted Form(string? phone = "+79161234567", string? email = null) => new() { Source = "site", Key = NextKey(), Form = "callback", Phone = phone, Email = email };

    protected static async Task<string> StageAsync(CrmTestDesk desk, DealId deal) => (await desk.Deals.GetAsync(deal)).Stage;

    protected static async Task MoveAsync(CrmTestDesk desk, DealId deal, string stage, DealChange? change = null) =>
        Assert.IsType<Moved>(await desk.Deals.MoveAsync(deal, stage, Olga, change));

    /// <summary>The timeline's entries of one kind, as their data.</summary>
    protected static async Task<IReadOnlyList<string>> ToldAsync(CrmTestDesk desk, DealId deal, string kind) =>
        [.. (await desk.Timeline.OfAsync(deal)).Where(e => e.Kind == kind).Select(Story.Line)];

    protected static FieldBag With(string field, FieldValue value) => FieldBag.Empty.With(field, value);
}
