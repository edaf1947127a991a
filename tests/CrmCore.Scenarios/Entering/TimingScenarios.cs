using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Entering;

/// <summary>R17: entering by any way plans the actions, each for its moment.</summary>
public sealed class TimingScenarios : Scenario
{
    private const string Hook = "https://example.com/hook";

    // Monday 2 March 2026, 10:00 in Moscow.
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 7, 0);

    public static TheoryData<string, Instant> Timings => new()
    {
        { "day", Start + Duration.FromDays(1) },
        { "three-days", Start + Duration.FromDays(3) },
        { "week", Start + Duration.FromDays(7) },
        { "ten-days", Start + Duration.FromDays(10) },
        { "ninety-minutes", Start + Duration.FromMinutes(90) },
        { "at-noon", Instant.FromUtc(2026, 3, 2, 9, 0) },
        { "at-nine", Instant.FromUtc(2026, 3, 3, 6, 0) },
        { "tomorrow-at-noon", Instant.FromUtc(2026, 3, 3, 9, 0) },
        { "in-night-hours", Instant.FromUtc(2026, 3, 2, 17, 0) },
        { "five-days-in-office-hours", Instant.FromUtc(2026, 3, 9, 6, 0) },
    };

    [Theory]
    [MemberData(nameof(Timings))]
    public async Task R17_an_action_runs_at_its_moment_and_not_a_millisecond_before(string timing, Instant due)
    {
        await using var desk = await DeskAsync(crm => crm
            .AddCalendar(WorkingCalendar.Weekdays("office", "Europe/Moscow", new LocalTime(9, 0), new LocalTime(18, 0)))
            .AddCalendar(WorkingCalendar.Weekdays("night", "Europe/Moscow", new LocalTime(20, 0), new LocalTime(23, 0)))
            .AddPipeline(Pipeline.Define("sales", p => p.Stage("new", s => s.OnEnter("hook", Timed(timing))))));
        var deal = await desk.NewDealAsync();
        Assert.Equal(due, Assert.Single(await desk.Actions.OfAsync(deal)).DueAt);

        await desk.AdvanceAsync(due - Start - Duration.FromMilliseconds(1));
        Assert.Empty(desk.Sent.Attempts);
        await desk.AdvanceAsync(Duration.FromMilliseconds(1));
        Assert.Equal(due, Assert.Single(desk.Sent.Effects).At);
        await desk.AdvanceAsync(Period.FromDays(60));
        Assert.Single(desk.Sent.Effects);
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R17_every_way_into_the_stage_plans(Keep keep)
    {
        await using var desk = await DeskAsync(
            crm => crm
                .AddSource(new IntakePolicy { Source = "site", Pipeline = "sales", Stage = "offer" })
                .AddPipeline(Pipeline.Define("feeder", p => p.Stage("in").Stage("make", s => s.OnEnter("make", Do.CreateDeal("sales", "offer")))))
                .AddPipeline(Pipeline.Define("sales", p => p
                    .Stage("new")
                    .Stage("hop", s => s.OnEnter("hop", Do.ChangeStage("offer")))
                    .Stage("offer", s => s.MoveHereOn("call", Triggers.IncomingCall()).OnEnter("hook", Do.SendWebhook(Hook).After(Period.FromDays(1)))))),
            keep);
        var byHand = await desk.NewDealAsync("+79160000001", pipeline: "sales");
        await MoveAsync(desk, byHand, "offer");
        var byTrigger = await desk.NewDealAsync("+79160000002", pipeline: "sales");
        await desk.Events.IngestAsync(Call("+79160000002"));
        var byAction = await desk.NewDealAsync("+79160000003", pipeline: "sales");
        await MoveAsync(desk, byAction, "hop");
        var straight = await desk.NewDealAsync("+79160000004", pipeline: "sales", stage: "offer");
        var byForm = Assert.Single((await desk.Events.IngestAsync(Form("+79160000005"))).Deals).Deal;
        var lead = (await desk.Events.IngestAsync(Chat("hello"))).Lead!.Value;
        var accepted = new DealId(Assert.IsType<Created>(await desk.Leads.AcceptAsync(lead, Olga, "sales", "offer")).Id);
        var maker = await desk.NewDealAsync("+79160000006", pipeline: "feeder");
        await MoveAsync(desk, maker, "make");
        var made = (await desk.Deals.ListAsync()).Items.Single(d => d.Pipeline == "sales" && d.Contact is not null && d.CreatedAt >= Start && d.Id.Value.CompareTo(maker.Value) > 0).Id;

        foreach (var deal in new[] { byHand, byTrigger, byAction, straight, byForm, accepted, made })
        {
            Assert.Equal("offer", await StageAsync(desk, deal));
            Assert.Equal("hook", Assert.Single(await desk.Actions.OfAsync(deal)).Action);
        }

        await desk.AdvanceAsync(Period.FromDays(1));
        Assert.Equal(7, desk.Sent.Effects.Count(s => s.Channel == SentChannel.Webhook));
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R17_an_empty_date_waits_and_a_changed_one_retimes(Keep keep)
    {
        await using var desk = await DateDeskAsync(keep);
        var deal = await desk.NewDealAsync(stage: "offer");
        var waiting = Assert.Single(await desk.Actions.OfAsync(deal));
        Assert.Null(waiting.DueAt);
        Assert.Equal("field:deal.deadline", waiting.Held);
        await desk.AdvanceAsync(Period.FromDays(30));
        Assert.Empty(desk.Sent.Effects);

        await SetAsync(desk, deal, new LocalDate(2026, 5, 10));
        Assert.Equal(Instant.FromUtc(2026, 5, 7, 21, 0), Assert.Single(await desk.Actions.OfAsync(deal)).DueAt);
        await SetAsync(desk, deal, new LocalDate(2026, 5, 20));
        Assert.Equal(Instant.FromUtc(2026, 5, 17, 21, 0), Assert.Single(await desk.Actions.OfAsync(deal)).DueAt);
        await desk.Deals.EditAsync(deal, new DealChange { Clear = ["deadline"] });
        Assert.Null(Assert.Single(await desk.Actions.OfAsync(deal)).DueAt);
        await desk.AdvanceAsync(Period.FromDays(100));
        Assert.Empty(desk.Sent.Effects);

        await SetAsync(desk, deal, new LocalDate(2026, 3, 10));
        await desk.RunDueAsync();
        Assert.Single(desk.Sent.Effects);
        await SetAsync(desk, deal, new LocalDate(2026, 12, 10));
        Assert.Empty(await desk.Actions.OfAsync(deal));
    }

    [Fact]
    public async Task R17_a_date_that_an_action_sets_retimes_too()
    {
        await using var desk = await DeskAsync(crm => crm
            .AddField(new FieldDefinition { Id = "deadline", Kind = FieldKind.Date })
            .AddPipeline(Pipeline.Define("sales", p => p.Stage("new", s => s
                .OnEnter("hook", Do.SendWebhook(Hook).Before("deal.deadline", Period.FromDays(2)))
                .OnEnter("set", Do.SetField("deadline", new LocalDate(2026, 3, 20)).After(Period.FromDays(1)))))));
        var deal = await desk.NewDealAsync();
        await desk.AdvanceAsync(Period.FromDays(1));
        Assert.Equal(Instant.FromUtc(2026, 3, 17, 21, 0), Assert.Single(await desk.Actions.OfAsync(deal)).DueAt);
    }

    [Fact]
    public async Task R17_a_deal_made_with_its_date_is_timed_at_once()
    {
        await using var desk = await DateDeskAsync(Keep.InMemory);
        var deal = new DealId(Assert.IsType<Created>(await desk.Deals.CreateAsync(new NewDeal { Stage = "offer", Fields = With("deadline", FieldValue.Of(new LocalDate(2026, 5, 10))) })).Id);
        Assert.Equal(Instant.FromUtc(2026, 5, 7, 21, 0), Assert.Single(await desk.Actions.OfAsync(deal)).DueAt);
    }

    [Fact]
    public async Task R17_a_moment_already_past_runs_at_once()
    {
        await using var desk = await DateDeskAsync(Keep.InMemory);
        var deal = new DealId(Assert.IsType<Created>(await desk.Deals.CreateAsync(new NewDeal { Stage = "offer", Fields = With("deadline", FieldValue.Of(new LocalDate(2025, 1, 1))) })).Id);
        await desk.RunDueAsync();
        Assert.Single(desk.Sent.Effects);
        Assert.Empty(await desk.Actions.OfAsync(deal));
    }

    [Fact]
    public async Task R17_a_date_of_the_contact_times_too()
    {
        await using var desk = await DeskAsync(crm => crm
            .AddField(new FieldDefinition { Id = "birthday", Kind = FieldKind.Date, On = CardKind.Contact })
            .AddPipeline(Pipeline.Define("sales", p => p.Stage("new", s => s.OnEnter("hook", Do.SendWebhook(Hook).Before("contact.birthday", Period.FromDays(1)))))));
        var contact = Assert.IsType<Created>(await desk.Contacts.CreateAsync(new ContactChange { Name = "Anna", Fields = With("birthday", FieldValue.Of(new LocalDate(2026, 4, 2))) })).Id;
        var deal = new DealId(Assert.IsType<Created>(await desk.Deals.CreateAsync(new NewDeal { Contact = new ContactId(contact) })).Id);
        Assert.Equal(Instant.FromUtc(2026, 3, 31, 21, 0), Assert.Single(await desk.Actions.OfAsync(deal)).DueAt);
    }

    [Fact]
    public async Task R17_daylight_saving_neither_skips_nor_repeats()
    {
        // In Berlin 02:30 of 29 March 2026 does not exist.
        await using var desk = await DeskAsync(Pipeline.Define("sales", p => p.Stage("new", s => s.OnEnter("hook", Do.SendWebhook(Hook).After(Period.FromDays(1)).At(new LocalTime(2, 30))))));
        await desk.Engine.Accounts.CreateAsync("berlin", "DE", "Europe/Berlin", Settings);
        desk.Clock.AdvanceTo(Instant.FromUtc(2026, 3, 28, 10, 0));
        var berlin = desk.Engine.ForAccount("berlin");
        var deal = new DealId(Assert.IsType<Created>(await berlin.Deals.CreateAsync(new NewDeal { Name = "Anna" })).Id);
        Assert.Equal(Instant.FromUtc(2026, 3, 29, 1, 30), Assert.Single(await berlin.Actions.OfAsync(deal)).DueAt);
        await desk.AdvanceAsync(Period.FromDays(3));
        Assert.Single(desk.Sent.Effects);
    }

    private Task<CrmTestDesk> DateDeskAsync(Keep keep) => DeskAsync(
        crm => crm
            .AddField(new FieldDefinition { Id = "deadline", Kind = FieldKind.Date })
            .AddPipeline(Pipeline.Define("sales", p => p.Stage("new").Stage("offer", s => s.OnEnter("hook", Do.SendWebhook(Hook).Before("deal.deadline", Period.FromDays(2)))))),
        keep);

    private static async Task SetAsync(CrmTestDesk desk, DealId deal, LocalDate date) =>
        Assert.IsType<Done>(await desk.Deals.EditAsync(deal, new DealChange { Fields = With("deadline", FieldValue.Of(date)) }));

    private static SendWebhookDraft Timed(string timing)
    {
        var hook = Do.SendWebhook(Hook);
        return timing switch
        {
            "day" => hook.After(Period.FromDays(1)),
            "three-days" => hook.After(Period.FromDays(3)),
            "week" => hook.After(Period.FromWeeks(1)),
            "ten-days" => hook.After(Period.FromDays(10)),
            "ninety-minutes" => hook.After(Duration.FromMinutes(90)),
            "at-noon" => hook.At(new LocalTime(12, 0)),
            "at-nine" => hook.At(new LocalTime(9, 0)),
            "tomorrow-at-noon" => hook.After(Period.FromDays(1)).At(new LocalTime(12, 0)),
            "in-night-hours" => hook.Within("night"),
            _ => hook.After(Period.FromDays(5)).Within("office"),
        };
    }
}
