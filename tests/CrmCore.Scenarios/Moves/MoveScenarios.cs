using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Moves;

/// <summary>R08 to R12: what moves a deal, where to, how often, and who signs.</summary>
public sealed class MoveScenarios : Scenario
{
    private static PipelineDefinition OnFour { get; } = Pipeline.Define("sales", p => p
        .Stage("1").Stage("2").Stage("3").Stage("4", s => s.MoveHereOn("letter", Triggers.IncomingEmail())));

    private static PipelineDefinition OnThreeAndFour { get; } = Pipeline.Define("sales", p => p
        .Stage("1").Stage("2")
        .Stage("3", s => s.MoveHereOn("letter-3", Triggers.IncomingEmail()))
        .Stage("4", s => s.MoveHereOn("letter-4", Triggers.IncomingEmail())));

    private static readonly string[] AllKinds = [
        EventKinds.IncomingEmail, EventKinds.OutgoingEmail, EventKinds.IncomingCall, EventKinds.OutgoingCall, EventKinds.ChatMessage,
        EventKinds.FormSubmitted, EventKinds.Api, EventKinds.PaymentReceived, EventKinds.TagAdded, "acme.delivered"];

    public static TheoryData<string> Kinds => [.. AllKinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task R08_each_kind_moves_and_no_other_does(string kind)
    {
        await using var desk = await DeskAsync(crm =>
        {
            crm.AddTrigger("acme.delivered").AddTrigger("acme.other");
            crm.AddPipeline(Pipeline.Define("sales", p => p.Stage("new").Stage("there", s => s.MoveHereOn("t", TriggerOf(kind)))));
        });
        var deal = await desk.NewDealAsync("+79161234567", "a@example.com");
        foreach (var other in AllKinds.Where(k => k != kind).Append("acme.other")) await HappenAsync(desk, deal, other);
        Assert.Equal("new", await StageAsync(desk, deal));

        await HappenAsync(desk, deal, kind);
        Assert.Equal("there", await StageAsync(desk, deal));
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R09_a_trigger_fires_from_any_earlier_stage(Keep keep)
    {
        await using var desk = await DeskAsync(keep, OnFour);
        foreach (var stage in new[] { "1", "2", "3" })
        {
            var deal = await desk.NewDealAsync("+7916000000" + stage, stage + "@example.com", stage: stage);
            var outcome = await desk.Events.IngestAsync(Mail(stage + "@example.com"));
            Assert.Equal("4", await StageAsync(desk, deal));
            var moved = Assert.Single(outcome.Deals);
            Assert.Equal((DealResult.Moved, stage, "4", "letter"), (moved.Result, moved.From, moved.To, moved.Trigger));
        }
    }

    [Fact]
    public async Task R09_never_backwards_never_a_closed_deal_never_another_pipeline()
    {
        await using var desk = await DeskAsync(
            Pipeline.Define("sales", p => p.Stage("1").Stage("2", s => s.MoveHereOn("letter", Triggers.IncomingEmail())).Stage("3")),
            Pipeline.Define("other", p => p.Stage("a").Stage("b", s => s.MoveHereOn("call", Triggers.IncomingCall()))));
        var later = await desk.NewDealAsync("+79160000001", "a@example.com", "sales", "3");
        var there = await desk.NewDealAsync("+79160000002", "b@example.com", "sales", "2");
        var won = await desk.NewDealAsync("+79160000003", "c@example.com", "sales", "1");
        await MoveAsync(desk, won, Outcomes.Won);
        var lost = await desk.NewDealAsync("+79160000004", "d@example.com", "sales", "1");
        await MoveAsync(desk, lost, Outcomes.Lost);

        foreach (var who in "abcd") Assert.DoesNotContain((await desk.Events.IngestAsync(Mail(who + "@example.com"))).Deals, d => d.Result == DealResult.Moved);
        await desk.Events.IngestAsync(Call("+79160000001"));
        foreach (var (deal, stage) in new[] { (later, "3"), (there, "2"), (won, Outcomes.Won), (lost, Outcomes.Lost) })
        {
            var now = await desk.Deals.GetAsync(deal);
            Assert.Equal(("sales", stage), (now.Pipeline, now.Stage));
        }
    }

    [Fact]
    public async Task R09_won_and_lost_are_the_last_of_the_later_stages()
    {
        await using var desk = await DeskAsync(Pipeline.Define("sales", p => p
            .Stage("1").Stage("2")
            .Won(w => w.MoveHereOn("paid", Triggers.PaymentReceived()).MoveHereOn("won-call", Triggers.Api("end")))
            .Lost(l => l.MoveHereOn("lost-call", Triggers.Api("end")))));
        var deal = await desk.NewDealAsync();
        await desk.Events.IngestAsync(Api("end", deal));
        Assert.Equal(Outcomes.Won, await StageAsync(desk, deal));
        await desk.Events.IngestAsync(Api("end", deal));
        Assert.Equal(Outcomes.Won, await StageAsync(desk, deal));
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R10_the_first_letter_moves_to_three_and_the_second_to_four(Keep keep)
    {
        await using var desk = await DeskAsync(keep, OnThreeAndFour);
        var deal = await desk.NewDealAsync(email: "a@example.com");
        await desk.Events.IngestAsync(Mail());
        Assert.Equal("3", await StageAsync(desk, deal));
        await desk.Events.IngestAsync(Mail());
        Assert.Equal("4", await StageAsync(desk, deal));
        await desk.Events.IngestAsync(Mail());
        Assert.Equal("4", await StageAsync(desk, deal));
        Assert.Equal(2, (await ToldAsync(desk, deal, TimelineKinds.Moved)).Count);
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R10_two_letters_of_one_batch_are_two_events(Keep keep)
    {
        await using var desk = await DeskAsync(keep, OnThreeAndFour);
        var deal = await desk.NewDealAsync(email: "a@example.com");
        var outcomes = await desk.Events.IngestAsync([Mail(), Mail(), Mail()]);
        Assert.Equal([DealResult.Moved, DealResult.Moved, DealResult.Noted], outcomes.Select(o => Assert.Single(o.Deals).Result));
        Assert.Equal("4", await StageAsync(desk, deal));
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R11_every_open_deal_is_considered_by_its_own_pipeline(Keep keep)
    {
        await using var desk = await DeskAsync(
            keep, OnFour, Pipeline.Define("service", p => p.Stage("in").Stage("answered", s => s.MoveHereOn("reply", Triggers.IncomingEmail()))), Pipeline.Define("silent", p => p.Stage("x").Stage("y")));
        var sales = await desk.NewDealAsync(email: "a@example.com", pipeline: "sales");
        var again = await desk.NewDealAsync(email: "a@example.com", pipeline: "sales", stage: "2");
        var service = await desk.NewDealAsync(email: "a@example.com", pipeline: "service");
        var silent = await desk.NewDealAsync(email: "a@example.com", pipeline: "silent");
        var closed = await desk.NewDealAsync(email: "a@example.com", pipeline: "sales");
        await MoveAsync(desk, closed, Outcomes.Lost);
        var stranger = await desk.NewDealAsync("+79160000009", "b@example.com", "sales");

        var outcome = await desk.Events.IngestAsync(Mail());
        Assert.Equal(4, outcome.Deals.Count);
        Assert.Equal(
            ["4", "4", "answered", "x", Outcomes.Lost, "1"],
            new[] { await StageAsync(desk, sales), await StageAsync(desk, again), await StageAsync(desk, service), await StageAsync(desk, silent), await StageAsync(desk, closed), await StageAsync(desk, stranger) });
    }

    [Fact]
    public async Task R11_a_contact_that_only_takes_part_counts_too()
    {
        await using var desk = await DeskAsync(OnFour);
        var main = Assert.IsType<Created>(await desk.Contacts.CreateAsync(new ContactChange { Name = "Anna", Emails = ["a@example.com"] })).Id;
        var other = Assert.IsType<Created>(await desk.Contacts.CreateAsync(new ContactChange { Name = "Boris", Emails = ["b@example.com"] })).Id;
        var deal = new DealId(Assert.IsType<Created>(await desk.Deals.CreateAsync(new NewDeal { Contact = new ContactId(main), OtherContacts = [new ContactId(other)] })).Id);
        await desk.Events.IngestAsync(Mail("b@example.com"));
        Assert.Equal("4", await StageAsync(desk, deal));
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R12_the_move_is_told_and_signed_by_the_oldest_active_administrator(Keep keep)
    {
        await using var desk = await DeskAsync(keep, OnThreeAndFour);
        await desk.Crm.Settings.SaveAsync(new Employee { Id = "vera", Name = "Vera", Admin = true, Since = desk.Clock.Now - Duration.FromDays(900) });
        await desk.Crm.Settings.SaveAsync(new Employee { Id = "gleb", Name = "Gleb", Admin = true, Active = false, Since = desk.Clock.Now - Duration.FromDays(2000) });
        await desk.Crm.Settings.SaveAsync(new Employee { Id = "petr", Name = "Petr", Since = desk.Clock.Now - Duration.FromDays(3000) });
        var deal = await desk.NewDealAsync(email: "a@example.com");

        var outcome = await desk.Events.IngestAsync(Mail());
        var first = (await desk.Timeline.OfAsync(deal)).Single(e => e.Kind == TimelineKinds.Moved);
        Assert.Equal((ActorKind.Automation, "vera"), (first.Actor.Kind, first.Actor.Employee?.Value));
        Assert.Equal(outcome.Event, first.Cause);
        var data = first.ReadData();
        Assert.Equal(
            ("1", "3", "letter-3", EventKinds.IncomingEmail),
            (data.GetProperty("from").GetString(), data.GetProperty("to").GetString(), data.GetProperty("trigger").GetString(), data.GetProperty("event").GetString()));

        await desk.Crm.Settings.SaveAsync(new Employee { Id = "vera", Name = "Vera", Admin = true, Active = false });
        await desk.Events.IngestAsync(Mail());
        Assert.Equal("olga", (await desk.Timeline.OfAsync(deal)).Last(e => e.Kind == TimelineKinds.Moved).Actor.Employee?.Value);
    }

    [Fact]
    public async Task R12_without_an_administrator_the_system_signs()
    {
        await using var desk = await DeskAsync(OnFour);
        await desk.Crm.Settings.SaveAsync(new Employee { Id = "olga", Name = "Olga", Admin = false });
        var deal = await desk.NewDealAsync(email: "a@example.com");
        await desk.Events.IngestAsync(Mail());
        Assert.Equal("System", (await desk.Timeline.OfAsync(deal)).Single(e => e.Kind == TimelineKinds.Moved).Actor.ToString());
    }

    [Fact]
    public async Task R12_the_timeline_of_a_deal_that_letters_moved()
    {
        await using var desk = await DeskAsync(OnThreeAndFour);
        var deal = await desk.NewDealAsync(email: "a@example.com");
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await desk.AdvanceAsync(Duration.FromMinutes(10));
            await desk.Events.IngestAsync(Mail());
        }

        await MoveAsync(desk, deal, Outcomes.Won);
        Snapshot.Match(await Story.OfAsync(desk, deal));
    }

    private static TriggerDraft TriggerOf(string kind) => kind switch
    {
        EventKinds.IncomingEmail => Triggers.IncomingEmail(),
        EventKinds.OutgoingEmail => Triggers.OutgoingEmail(),
        EventKinds.IncomingCall => Triggers.IncomingCall(),
        EventKinds.OutgoingCall => Triggers.OutgoingCall(),
        EventKinds.ChatMessage => Triggers.ChatMessage(),
        EventKinds.FormSubmitted => Triggers.FormSubmitted(),
        EventKinds.Api => Triggers.Api("go"),
        EventKinds.PaymentReceived => Triggers.PaymentReceived(),
        EventKinds.TagAdded => Triggers.TagAdded("vip"),
        _ => Triggers.On(kind),
    };

    private async Task HappenAsync(CrmTestDesk desk, DealId deal, string kind)
    {
        InboundEvent? e = kind switch
        {
            EventKinds.IncomingEmail => Mail(),
            EventKinds.OutgoingEmail => new OutgoingEmail("mail@firm.example") { Source = "mail", Key = NextKey(), To = ["a@example.com"] },
            EventKinds.IncomingCall => Call(),
            EventKinds.OutgoingCall => new OutgoingCall("101", "89161234567") { Source = "pbx", Key = NextKey() },
            EventKinds.ChatMessage => Chat("hello") with { Subject = deal.ToString() },
            EventKinds.FormSubmitted => Form(),
            EventKinds.Api => Api("go", deal),
            EventKinds.PaymentReceived => new PaymentReceived(Money.Rub(10)) { Source = "bank", Key = NextKey(), Subject = deal.ToString() },
            EventKinds.TagAdded => null,
            _ => new RawEvent(kind, "{\"phone\":\"+79161234567\"}"u8.ToArray()) { Source = "acme", Key = NextKey() },
        };
        if (e is null) Assert.IsType<Done>(await desk.Deals.EditAsync(deal, new DealChange { Tags = ["vip"] }));
        else Assert.Equal(EventStatus.Decided, (await desk.Events.IngestAsync(e)).Status);
    }
}
