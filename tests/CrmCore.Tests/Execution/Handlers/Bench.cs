using System.Text;
using System.Text.Json.Nodes;

namespace CrmCore.Tests.Execution.Handlers;

/// <summary>An account, a deal and a planned action to try executors on.</summary>
internal sealed class Bench
{
    public static readonly Instant Entered = Instant.FromUtc(2026, 3, 2, 9, 0);
    public static readonly Instant Planned = Entered + Duration.FromSeconds(5);
    public static readonly EventId Cause = new(new Guid("0195ca10-0000-7000-8000-000000000001"));

    private static readonly Guid DealGuid = new("0195ca10-0000-7000-8000-0000abcd1234");

    public Bench() => Resolver = new ConnectionResolver(Outside);

    public Outside Outside { get; } = new();

    public ConnectionResolver Resolver { get; }

    public AccountSettings Settings { get; set; } = new() { DefaultSender = "olga", DefaultMailbox = "box" };

    public List<Employee> Employees { get; } = [new() { Id = "olga", Name = "Olga Ivanova", Email = "olga@acme.example", Extension = "101" }];

    public List<MessageTemplate> Templates { get; } = [];

    public List<Connection> Connections { get; } = [new() { Id = "box", Kind = Outside.ConnectionKind }];

    public PipelineDefinition Sales { get; set; } = Pipeline.Define("sales", p => p.Stage("new").Stage("offer").Stage("agreed"));

    public List<Contact> Contacts { get; } = [Person(1, "Anna", Email("Anna@client.example"), Phone("+79161234567"))];

    public Deal Deal { get; set; } = new()
    {
        Id = new DealId(DealGuid),
        Pipeline = "sales",
        Stage = "offer",
        Entry = 2,
        EnteredAt = Entered,
        RecordedAt = Planned,
        CreatedAt = Entered - Duration.FromDays(1),
        Owner = "olga",
        Contact = Id(1),
        Title = "Samples",
        Amount = Money.Rub(15_000),
        Version = 7,
    };

    public ActionPhase Phase { get; set; } = ActionPhase.Enter;

    public string Target { get; set; } = "";

    public string Payload { get; set; } = "";

    public bool WithoutDeal { get; set; }

    public AccountModel Model => new()
    {
        Account = new Account { Id = "acme", Region = "RU", Zone = "Europe/Moscow", Settings = Settings, Number = 1 },
        Zone = DateTimeZoneProviders.Tzdb["Europe/Moscow"],
        Pipelines = new Dictionary<string, CompiledPipeline> { ["sales"] = new(Sales, 1) },
        Employees = Employees.ToDictionary(e => e.Id),
        Templates = Templates.ToDictionary(t => t.Id),
        Connections = Connections.ToDictionary(c => c.Id),
        Settings = new Dictionary<(string, string), Setting>(),
    };

    public static ContactId Id(int number) => new(new Guid(number, 0, 0, new byte[8]));

    public static Contact Person(int number, string name, params KnownPoint[] points) =>
        new() { Id = Id(number), Name = name, Details = new ContactDetails { Points = points } };

    public static KnownPoint Email(string raw, bool unsubscribed = false) =>
        new(ContactPointKind.Email, EmailAddress.TryParse(raw, out var a) ? a.Key : raw, raw, unsubscribed);

    public static KnownPoint Phone(string number) => new(ContactPointKind.Phone, number, number);

    public static KnownPoint Chat(string value, bool unsubscribed = false) => new(ContactPointKind.Messenger, value, value, unsubscribed);

    public ActionRun Run(ActionDraft draft) => Run(draft.Build("it"));

    public ActionRun Run(ActionDefinition definition) => new()
    {
        Model = Model,
        Definition = definition,
        Deal = WithoutDeal ? null : Deal,
        Contacts = Contacts,
        Now = Planned + Duration.FromHours(1),
        Action = new ScheduledAction
        {
            Account = 1,
            Subject = DealGuid,
            Entry = 2,
            Phase = Phase,
            Action = definition.Id,
            Target = Target,
            Do = definition.Do,
            Pipeline = "sales",
            Revision = 1,
            Stage = "offer",
            Cause = Cause,
            PlannedAt = Planned,
            Payload = Encoding.UTF8.GetBytes(Payload),
        },
    };

    public ValueTask<ActionOutcome> TryAsync(ActionExecutor executor, ActionDraft draft) => executor.RunAsync(Run(draft), CancellationToken.None);

    public static ActionRun WithSettings(ActionRun run, JsonObject settings) => run with { Definition = run.Definition with { Settings = settings } };

    public static string Skipped(ActionOutcome outcome) => Assert.IsType<ActionOutcome.Skipped>(outcome).Reason;

    public static string Failed(ActionOutcome outcome) => Assert.IsType<ActionOutcome.Failed>(outcome).Reason;
}
