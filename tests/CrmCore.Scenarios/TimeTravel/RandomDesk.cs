using System.Globalization;
using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.TimeTravel;

/// <summary>A desk on which a seeded random history is played: events, moves, edits, waiting and delayed actions, chains, tags, new cards.</summary>
internal sealed class RandomDesk(CrmTestDesk desk, int seed)
{
    private static readonly string[] Stages = ["new", "contacted", "offer", "agreed", "won", "lost"];
    private readonly Random _random = new(seed);
    private readonly List<DealId> _deals = [];
    private readonly HashSet<ContactId> _contacts = [];
    private readonly List<MergeId> _merges = [];
    private int _key;

    public IReadOnlyList<DealId> Deals => _deals;

    public int Merges => _merges.Count;

    public IReadOnlyCollection<ContactId> Contacts => _contacts;

    public static PipelineDefinition Sales { get; } = Pipeline.Define("sales", p => p
        .Stage("new", s => s.TimeLimit(Duration.FromHours(4)))
        .Stage("contacted", s => s
            .MoveHereOn("call", CrmCore.Triggers.IncomingCall())
            .OnEnter("task", Do.CreateTask("Send the price list").Due(Period.FromDays(1)))
            .OnEnter("hot", Do.AddTag("hot").After(Period.FromHours(30))))
        .Stage("offer", s => s
            .MoveHereOn("tagged", CrmCore.Triggers.TagAdded("hot"))
            .OnEnter("hook", Do.SendWebhook("https://example.com/hook").After(Period.FromHours(20)))
            .OnEnter("once", Do.SetField("note", FieldValue.Of("seen")).Once()))
        .Stage("agreed", s => s
            .MoveHereOn("letter", CrmCore.Triggers.IncomingEmail())
            .OnEnter("second", Do.CreateDeal("after").After(Period.FromHours(10))))
        .Won().Lost());

    public static PipelineDefinition After { get; } = Pipeline.Define("after", p => p
        .Stage("open")
        .Stage("paid", s => s.MoveHereOn("paid", CrmCore.Triggers.PaymentReceived()))
        .Won().Lost());

    public static Task<CrmTestDesk> OpenAsync(ICrmStore? store = null) => CrmTestDesk.CreateAsync(crm =>
    {
        if (store is not null) crm.Services.AddSingleton(store);
        crm.AddPipeline(Sales);
        crm.AddPipeline(After);
        crm.AddField(new FieldDefinition { Id = "note", Name = "Note", Kind = FieldKind.Text, On = CardKind.Deal });
        crm.AddSource(new IntakePolicy { Source = "site", Pipeline = "sales" });
    });

    public async Task StepAsync()
    {
        var next = _random.Next(18);
        if (_deals.Count == 0 || next == 0) _deals.Add(await desk.NewDealAsync(Phone(), Email(), "sales"));
        else if (next is 1 or 2) await IngestAsync(new IncomingCall(Phone()) { Source = "pbx", Key = Key() });
        else if (next == 3) await IngestAsync(new IncomingEmail(Email()) { Source = "mail", Key = Key() });
        else if (next == 4) await IngestAsync(new PaymentReceived(Money.Rub(_random.Next(1, 90))) { Source = "pay", Key = Key(), Phone = Phone() });
        else if (next == 5) await IngestAsync(new FormSubmitted { Source = "site", Key = Key(), Name = "Boris", Phone = Phone(), Email = Email() });
        else if (next == 6) await IngestAsync(new ChatMessage("telegram", "c" + _random.Next(4), "hi") { Source = "chat", Key = Key(), Phone = Phone() });
        else if (next == 7) await desk.Deals.MoveAsync(Deal(), Stages[_random.Next(Stages.Length)]);
        else if (next == 8) await desk.Deals.EditAsync(Deal(), Change());
        else if (next == 9) await desk.Deals.EditAsync(Deal(), new DealChange { Tags = [_random.Next(2) == 0 ? "hot" : "cold"] });
        else if (next == 10 && _contacts.Count > 0) await desk.Contacts.EditAsync(_contacts.ElementAt(_random.Next(_contacts.Count)), new ContactChange { Name = "Name " + Key(), Owner = new EmployeeId("ivan") });
        else if (next == 11) await AcceptAsync();
        else if (next == 12) await ChangeActionAsync();
        else if (next is 13 or 14 && _contacts.Count > 1) await MergeAsync();
        else if (next == 15 && _merges.Count > 0) await desk.Contacts.UnmergeAsync(_merges[_random.Next(_merges.Count)], new EmployeeId("olga"));
        else await desk.AdvanceAsync(Duration.FromMinutes(_random.Next(1, 900)));
        foreach (var deal in _deals)
        {
            if ((await desk.Deals.GetAsync(deal)).Contact is { } contact) _contacts.Add(contact);
        }
    }

    private async Task MergeAsync()
    {
        var (one, other) = (_contacts.ElementAt(_random.Next(_contacts.Count)), _contacts.ElementAt(_random.Next(_contacts.Count)));
        if (await desk.Contacts.MergeAsync(one, other, new EmployeeId("olga")) is Merged merged) _merges.Add(merged.Merge);
    }

    private async Task AcceptAsync()
    {
        var leads = (await desk.Leads.ListAsync()).Items;
        if (leads.Count > 0 && await desk.Leads.AcceptAsync(leads[0].Id, new EmployeeId("olga"), "sales") is Created made) _deals.Add(new DealId(made.Id));
    }

    private async Task ChangeActionAsync()
    {
        if ((await desk.Actions.OfAsync(Deal())).FirstOrDefault(a => a is { Phase: ActionPhase.Enter, DueAt: not null }) is not { } action) return;
        if (_random.Next(3) == 0) await desk.Actions.CancelAsync(action);
        else await desk.Actions.MoveAsync(action, desk.Clock.Now + Duration.FromHours(_random.Next(1, 60)));
    }

    private async Task IngestAsync(InboundEvent e)
    {
        var outcome = await desk.Events.IngestAsync(e);
        foreach (var deal in outcome.Deals)
        {
            if (!_deals.Contains(deal.Deal)) _deals.Add(deal.Deal);
        }
    }

    private DealChange Change() => _random.Next(4) switch
    {
        0 => new DealChange { Amount = Money.Rub(_random.Next(100)) },
        1 => new DealChange { Amount = Money.Of(_random.Next(100), "EUR"), Title = "Deal " + Key() },
        2 => new DealChange { Owner = new EmployeeId("ivan"), Fields = FieldBag.Empty.With("note", FieldValue.Of("n" + Key())) },
        _ => new DealChange { Title = "", Clear = ["note"] },
    };

    private DealId Deal() => _deals[_random.Next(_deals.Count)];

    private string Phone() => "+7916123450" + _random.Next(6).ToString(CultureInfo.InvariantCulture);

    private string Email() => "p" + _random.Next(5).ToString(CultureInfo.InvariantCulture) + "@example.com";

    private string Key() => (++_key).ToString(CultureInfo.InvariantCulture);
}
