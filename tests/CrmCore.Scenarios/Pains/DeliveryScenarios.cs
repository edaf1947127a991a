using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Pains;

/// <summary>How actions are carried out: at least once, with a key that never changes; some only once.</summary>
public sealed class DeliveryScenarios
{
    private static readonly PipelineDefinition Sales = Pipeline.Define("sales", p => p
        .Stage("new")
        .Stage("ship", s => s.OnEnter("parcel", Do.Host(Carrier.Ship)))
        .Stage("ring", s => s.OnEnter("bell", Do.Host(Carrier.Ring)))
        .Won().Lost());

    private static readonly Duration[] Pauses =
    [
        Duration.FromSeconds(5), Duration.FromMinutes(5), Duration.FromMinutes(30), Duration.FromHours(2), Duration.FromHours(5),
        Duration.FromHours(10), Duration.FromHours(14), Duration.FromHours(20), Duration.FromHours(24),
    ];

    private readonly Carrier _carrier = new();

    [Fact]
    public async Task R23_tries_are_repeated_with_growing_pauses_and_one_key_and_end_as_a_dead_letter()
    {
        await using var desk = await _carrier.DeskAsync(Sales);
        _carrier.Answer = _ => ActionOutcome.RetryLater("the van is full");
        var deal = await desk.NewDealAsync(stage: "ship");
        await desk.AdvanceAsync(Period.FromDays(30));

        Assert.Equal(10, _carrier.Calls.Count);
        Assert.Single(_carrier.Keys.Distinct());
        for (var n = 0; n < Pauses.Length; n++)
        {
            var pause = _carrier.Calls[n + 1].Now - _carrier.Calls[n].Now;
            Assert.InRange(pause, Pauses[n], (Pauses[n] * 1.1) + Duration.FromMilliseconds(1));
        }

        var dead = Assert.Single(await desk.DeadLettersAsync());
        Assert.Equal((deal.Value, 10, "the van is full"), (dead.Subject, dead.Attempts, dead.Error));
        Assert.Contains(TimelineKinds.ActionFailed, await desk.KindsAsync(deal));
    }

    [Fact]
    public async Task R23_a_dead_letter_can_be_sent_again_with_the_same_key()
    {
        await using var desk = await _carrier.DeskAsync(Sales);
        _carrier.Answer = _ => ActionOutcome.RetryLater("the van is full");
        var deal = await desk.NewDealAsync(stage: "ship");
        await desk.AdvanceAsync(Period.FromDays(30));
        _carrier.Answer = _ => ActionOutcome.Done;

        Assert.IsType<Done>(await desk.Actions.RunNowAsync(Assert.Single(await desk.DeadLettersAsync()), Desks.Olga));
        await desk.RunDueAsync();

        Assert.Equal(11, _carrier.Calls.Count);
        Assert.Single(_carrier.Keys.Distinct());
        Assert.Empty(await desk.DeadLettersAsync());
        Assert.Contains(TimelineKinds.ActionDone, await desk.KindsAsync(deal));
    }

    [Fact]
    public async Task A_receiver_that_says_when_to_come_back_is_not_asked_before()
    {
        await using var desk = await _carrier.DeskAsync(Sales);
        _carrier.Answer = _ => _carrier.Calls.Count == 1 ? ActionOutcome.RetryLater("busy", Duration.FromMinutes(20)) : ActionOutcome.Done;
        await desk.NewDealAsync(stage: "ship");
        await desk.AdvanceAsync(Duration.FromMinutes(19));
        Assert.Single(_carrier.Calls);
        await desk.AdvanceAsync(Duration.FromMinutes(2));
        Assert.Equal(2, _carrier.Calls.Count);
    }

    [Fact]
    public async Task A_refusal_for_good_is_not_tried_again()
    {
        await using var desk = await _carrier.DeskAsync(Sales);
        _carrier.Answer = _ => ActionOutcome.Fail("no such street");
        await desk.NewDealAsync(stage: "ship");
        await desk.AdvanceAsync(Period.FromDays(30));
        Assert.Single(_carrier.Calls);
        Assert.Single(await desk.DeadLettersAsync());
    }

    [Fact]
    public async Task A_once_action_of_unknown_outcome_is_parked_and_not_sent_blindly_again()
    {
        await using var desk = await _carrier.DeskAsync(Sales);
        _carrier.Answer = _ => throw new TimeoutException("no answer");
        var deal = await desk.NewDealAsync(stage: "ring");
        await desk.AdvanceAsync(Period.FromDays(30));

        Assert.Single(_carrier.Calls);
        var uncertain = Assert.Single(await desk.Actions.UncertainAsync());
        Assert.Contains(TimelineKinds.ActionUncertain, await desk.KindsAsync(deal));

        _carrier.Answer = _ => ActionOutcome.Done;
        Assert.IsType<Done>(await desk.Actions.RunNowAsync(uncertain, Desks.Olga));
        await desk.RunDueAsync();
        Assert.Equal(2, _carrier.Calls.Count);
        Assert.Single(_carrier.Keys.Distinct());
        Assert.Empty(await desk.Actions.UncertainAsync());
    }

    [Fact]
    public async Task An_uncertain_action_that_is_moved_by_hand_is_sent_at_its_new_moment()
    {
        await using var desk = await _carrier.DeskAsync(Sales);
        _carrier.Answer = _ => throw new TimeoutException("no answer");
        await desk.NewDealAsync(stage: "ring");
        await desk.RunDueAsync();
        _carrier.Answer = _ => ActionOutcome.Done;

        await desk.Actions.MoveAsync(Assert.Single(await desk.Actions.UncertainAsync()), desk.Clock.Now + Duration.FromHours(1), Desks.Olga);
        await desk.AdvanceAsync(Duration.FromHours(2));

        Assert.Equal(2, _carrier.Calls.Count);
        Assert.Empty(await desk.Actions.UncertainAsync());
    }

    [Fact]
    public async Task A_once_action_that_surely_had_no_effect_is_tried_again()
    {
        await using var desk = await _carrier.DeskAsync(Sales);
        _carrier.Answer = _ => _carrier.Calls.Count == 1 ? throw new ChannelException("refused the connection", ChannelFailure.Transient) : ActionOutcome.Done;
        await desk.NewDealAsync(stage: "ring");
        await desk.AdvanceAsync(Period.FromDays(1));
        Assert.Equal(2, _carrier.Calls.Count);
        Assert.Empty(await desk.Actions.UncertainAsync());
    }

    [Fact]
    public async Task A_repeatable_action_of_unknown_outcome_is_repeated_with_the_same_key()
    {
        await using var desk = await _carrier.DeskAsync(Sales);
        _carrier.Answer = _ => _carrier.Calls.Count == 1 ? throw new TimeoutException("no answer") : ActionOutcome.Done;
        await desk.NewDealAsync(stage: "ship");
        await desk.AdvanceAsync(Period.FromDays(1));
        Assert.Equal(2, _carrier.Calls.Count);
        Assert.Single(_carrier.Keys.Distinct());
    }

    [Fact]
    public async Task Coming_back_to_a_stage_gives_a_new_key()
    {
        await using var desk = await _carrier.DeskAsync(Sales);
        var deal = await desk.NewDealAsync(stage: "ship");
        await desk.RunDueAsync();
        await desk.Deals.MoveAsync(deal, "new");
        await desk.Deals.MoveAsync(deal, "ship");
        await desk.RunDueAsync();
        Assert.Equal(2, _carrier.Keys.Distinct().Count());
    }

    [Fact]
    public async Task R21_one_failing_recipient_holds_up_no_other_and_is_repeated_alone()
    {
        var letters = Pipeline.Define("sales", p => p.Stage("new").Stage("offer", s => s.OnEnter("letter", Do.SendEmail("offer"))).Won().Lost());
        await using var desk = await CrmTestDesk.CreateAsync(crm => crm
            .AddHandlebarsTemplates().AddPipeline(letters).AddTemplate(new MessageTemplate { Id = "offer", Subject = "Our offer", Text = "Hello" }));
        var first = await MakeContactAsync(desk, "Anna", "anna@example.com");
        var second = await MakeContactAsync(desk, "Boris", "boris@example.com");
        var failing = true;
        desk.Sent.Faults.FailWhen(s => failing && s.Recipient == "boris@example.com");

        var made = Assert.IsType<Created>(await desk.Deals.CreateAsync(new NewDeal { Contact = first, OtherContacts = [second], Stage = "offer" }));
        await desk.RunDueAsync();

        Assert.Equal("anna@example.com", Assert.Single(desk.Sent.Effects, s => s.Channel == SentChannel.Mail).Recipient);
        Assert.Equal("boris@example.com", Assert.Single(await desk.WaitingAsync(new DealId(made.Id))).Target);
        failing = false;
        await desk.AdvanceAsync(Period.FromDays(1));
        Assert.Equal(["anna@example.com", "boris@example.com"], desk.Sent.Effects.Where(s => s.Channel == SentChannel.Mail).Select(s => s.Recipient));
        Assert.Single(desk.Sent.Attempts, s => s is { Channel: SentChannel.Mail, Recipient: "anna@example.com" });
    }

    private static async Task<ContactId> MakeContactAsync(CrmTestDesk desk, string name, string email) =>
        new(Assert.IsType<Created>(await desk.Contacts.CreateAsync(new ContactChange { Name = name, Emails = [email] })).Id);
}
