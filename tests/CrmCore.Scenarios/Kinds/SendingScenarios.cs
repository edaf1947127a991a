using System.Text.Json;
using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Kinds;

/// <summary>R19, R21 to R25, R34, R39, R42: what actions send.</summary>
public sealed class SendingScenarios : KindDesk
{
    private const string Hook = "https://example.com/hook";

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R21_a_letter_goes_to_all_contacts_that_may_be_written_to(Keep keep)
    {
        await using var desk = await DeskWithAsync(Do.SendEmail("offer"), keep);
        var anna = await ContactAsync(desk, "Anna", "a@example.com");
        var boris = await ContactAsync(desk, "Boris", "b@example.com");
        var vera = await ContactAsync(desk, "Vera", "v@example.com");
        var gleb = await ContactAsync(desk, "Gleb", null);
        await desk.Contacts.EditAsync(vera, new ContactChange { Unsubscribe = ["v@example.com"] });
        var deal = new DealId(Assert.IsType<Created>(await desk.Deals.CreateAsync(new NewDeal { Contact = anna, OtherContacts = [boris, vera, gleb] })).Id);
        await ActAsync(desk, deal);

        Assert.Equal(["a@example.com", "b@example.com"], desk.Sent.Effects.Select(s => s.Recipient).Order(StringComparer.Ordinal));
        var letter = desk.Sent.Effects.Single(s => s.Recipient == "b@example.com");
        Assert.Equal(("For Boris", "Dear Boris, Olga writes.", "mail"), (letter.Subject, letter.Text, letter.Connection));
        Assert.Equal(2, desk.Sent.Effects.Select(s => s.Key).Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(await desk.Actions.OfAsync(deal));
    }

    [Fact]
    public async Task R21_with_nobody_to_write_to_it_is_skipped()
    {
        await using var desk = await DeskWithAsync(Do.SendEmail("offer"));
        var deal = await desk.NewDealAsync("+79161234567");
        await ActAsync(desk, deal);
        Assert.Empty(desk.Sent.Attempts);
        Assert.Contains("no contact of the deal has an address", Assert.Single(await ToldAsync(desk, deal, TimelineKinds.ActionSkipped)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R21_a_letter_without_a_template_is_refused()
    {
        await using var desk = await DeskWithAsync(Do.SendEmail("offer"));
        var json ="""{"pipeline": "sales", "stages": [{"id": "new", "onEnter": [{"id": "do", "do": "send-email"}]}]}""";
        var error = await Assert.ThrowsAsync<InvalidPipelineException>(async () => await desk.Crm.Pipelines.PublishAsync(PipelineJson.Parse(json)));
        Assert.Contains("template", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nobody", "mail", "no active employee")]
    [InlineData(null, "mail", "no sender")]
    [InlineData("olga", null, "no mailbox")]
    [InlineData("olga", "post", "post")]
    public async Task R21_without_an_active_sender_or_a_mailbox_it_fails_and_says_so(string? sender, string? mailbox, string expected)
    {
        await using var desk = await DeskWithAsync(Do.SendEmail("offer"), settings: new AccountSettings { DefaultSender = sender, DefaultMailbox = mailbox });
        var deal = await desk.NewDealAsync(email: "a@example.com");
        await ActAsync(desk, deal);
        Assert.DoesNotContain(desk.Sent.Attempts, s => s.Channel == SentChannel.Mail);
        Assert.Contains(expected, (await ToldAsync(desk, deal, TimelineKinds.ActionFailed))[0], StringComparison.Ordinal);
        Assert.Single(await desk.Actions.DeadAsync(), a => a.Action == "do");
    }

    [Fact]
    public async Task R21_a_letter_of_unknown_outcome_is_never_sent_again_by_itself()
    {
        await using var desk = await DeskWithAsync(Do.SendEmail("offer"));
        desk.Sent.Faults.FailNext(1, ChannelFailure.Unknown, channel: SentChannel.Mail, taken: true);
        var deal = await desk.NewDealAsync(email: "a@example.com");
        await ActAsync(desk, deal);
        await desk.AdvanceAsync(Period.FromDays(10));
        Assert.Single(desk.Sent.Attempts, s => s.Channel == SentChannel.Mail);
        var uncertain = Assert.Single(await desk.Actions.UncertainAsync());
        Assert.IsType<Done>(await desk.Actions.CancelAsync(uncertain, Olga));
        Assert.Empty(await desk.Actions.UncertainAsync());
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R22_the_message_goes_to_the_network_the_client_wrote_from(Keep keep)
    {
        await using var desk = await DeskWithAsync(Do.MessageClient("Thank you").Buttons("Yes", "No"), keep);
        var deal = Assert.Single((await desk.Events.IngestAsync(Chat("hello", "4711"))).Deals).Deal;
        await ActAsync(desk, deal);
        var sent = Assert.Single(desk.Sent.Effects);
        Assert.Equal((SentChannel.Message, "chat", "4711", "Thank you"), (sent.Channel, sent.Connection, sent.Recipient, sent.Text));
    }

    [Fact]
    public async Task R22_a_deal_that_came_from_no_network_is_skipped_and_the_timeline_says_so()
    {
        await using var desk = await DeskWithAsync(Do.MessageClient("Thank you"));
        var deal = await desk.NewDealAsync("+79161234567", "a@example.com");
        await ActAsync(desk, deal);
        Assert.Empty(desk.Sent.Attempts);
        Assert.Contains("came from no messenger (R22)", Assert.Single(await ToldAsync(desk, deal, TimelineKinds.ActionSkipped)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R23_the_webhook_tells_the_deal_its_stages_and_the_cause(Keep keep)
    {
        await using var desk = await DeskAsync(keep, Pipeline.Define("sales", p => p
            .Stage("new").Stage("act", s => s.MoveHereOn("letter", Triggers.IncomingEmail()).OnEnter("do", Do.SendWebhook(Hook).Secret("hook")))));
        var deal = await desk.NewDealAsync(email: "a@example.com");
        var cause = (await desk.Events.IngestAsync(Mail())).Event;
        await desk.RunDueAsync();
        var sent = Assert.Single(desk.Sent.Effects);
        Assert.Equal((SentChannel.Webhook, Hook), (sent.Channel, sent.Recipient));
        var data = JsonElement.Parse(sent.Text!).GetProperty("data");
        Assert.Equal(deal.ToString(), data.GetProperty("deal").GetProperty("id").GetString());
        Assert.Equal(("new", "act"), (data.GetProperty("stage").GetProperty("from").GetString(), data.GetProperty("stage").GetProperty("to").GetString()));
        Assert.Equal((cause.ToString(), "letter"), (data.GetProperty("cause").GetProperty("event").GetString(), data.GetProperty("cause").GetProperty("trigger").GetString()));
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R23_retries_back_off_with_one_id_and_end_as_a_dead_letter_that_can_be_sent_again(Keep keep)
    {
        await using var desk = await DeskWithAsync(Do.SendWebhook(Hook), keep);
        desk.Sent.Faults.FailWhen(s => s.Channel == SentChannel.Webhook);
        var deal = await desk.NewDealAsync();
        await ActAsync(desk, deal);
        await desk.AdvanceAsync(Period.FromDays(10));

        var tries = desk.Sent.Attempts.Where(s => s.Channel == SentChannel.Webhook).ToArray();
        Assert.True(tries.Length > 5);
        Assert.Single(tries.Select(s => s.Key).Distinct(StringComparer.Ordinal));
        var pauses = tries.Zip(tries.Skip(1), (a, b) => b.At - a.At).ToArray();
        Assert.Equal(pauses.Order(), pauses);
        var dead = Assert.Single(await desk.Actions.DeadAsync(), a => a.Action == "do");

        desk.Sent.Faults.Clear();
        await desk.AdvanceAsync(Period.FromDays(10));
        Assert.DoesNotContain(desk.Sent.Effects, s => s.Channel == SentChannel.Webhook);
        Assert.IsType<Done>(await desk.Actions.RunNowAsync(dead, Olga));
        await desk.RunDueAsync();
        var effect = Assert.Single(desk.Sent.Effects, s => s.Channel == SentChannel.Webhook);
        Assert.Equal(tries[0].Key, effect.Key);
        Assert.DoesNotContain(await desk.Actions.DeadAsync(), a => a.Action == "do");
    }

    [Fact]
    public async Task R23_a_lost_answer_is_asked_again_and_counts_once()
    {
        await using var desk = await DeskWithAsync(Do.SendWebhook(Hook));
        desk.Sent.Faults.FailNext(2, ChannelFailure.Unknown, taken: true);
        var deal = await desk.NewDealAsync();
        await ActAsync(desk, deal);
        await desk.AdvanceAsync(Period.FromDays(1));
        Assert.Equal(3, desk.Sent.Attempts.Count);
        Assert.Single(desk.Sent.Effects);
        Assert.Single(await ToldAsync(desk, deal, TimelineKinds.ActionDone));
    }

    [Fact]
    public async Task R23_the_timeline_of_a_webhook_that_died_and_was_sent_again()
    {
        await using var desk = await DeskWithAsync(Do.SendWebhook(Hook));
        desk.Sent.Faults.FailNext(1, ChannelFailure.Permanent);
        var deal = await desk.NewDealAsync();
        await ActAsync(desk, deal);
        await desk.AdvanceAsync(Duration.FromHours(1));
        await desk.Actions.RunNowAsync(Assert.Single(await desk.Actions.DeadAsync(), a => a.Action == "do"), Olga);
        await desk.RunDueAsync();
        Snapshot.Match(await Story.OfAsync(desk, deal));
    }

    [Theory]
    [InlineData("123.456", "G-1", true)]
    [InlineData("123.456", null, false)]
    [InlineData(null, "G-1", false)]
    public async Task R24_only_a_deal_with_the_analytics_identity_is_sent(string? client, string? property, bool sent)
    {
        await using var desk = await DeskWithAsync(Do.AddToAnalytics("bought"));
        await desk.Crm.Settings.SaveAsync(Ga);
        var deal = await FromFormAsync(desk, client, property);
        await ActAsync(desk, deal);
        if (sent)
        {
            var hit = Assert.IsType<AnalyticsHit>(Assert.Single(desk.Sent.Effects).Content);
            Assert.Equal((client, property, "bought", "act"), (hit.ClientId, hit.Property, hit.Name, hit.Stage));
            return;
        }

        Assert.Empty(desk.Sent.Attempts);
        Assert.Contains("no analytics identity", Assert.Single(await ToldAsync(desk, deal, TimelineKinds.ActionSkipped)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R25_a_second_analytics_action_in_a_pipeline_is_refused_and_another_pipeline_has_its_own()
    {
        await using var desk = await DeskAsync(crm => crm.AddPipeline(With(Do.AddToAnalytics()))
            .AddPipeline(Pipeline.Define("service", p => p.Stage("in", s => s.OnEnter("ga", Do.AddToAnalytics())))));
        var twice = Pipeline.Define("sales", p => p.Stage("new", s => s.OnEnter("one", Do.AddToAnalytics())).Stage("act", s => s.OnEnter("two", Do.AddToAnalytics())));
        var error = await Assert.ThrowsAsync<InvalidPipelineException>(async () => await desk.Crm.Pipelines.PublishAsync(twice));
        Assert.Contains("adds to analytics more than once", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await desk.Crm.Pipelines.ListAsync()).Count);
    }

    [Theory]
    [InlineData(true, false, 1, null)]
    [InlineData(true, true, 1, "own")]
    [InlineData(false, true, 1, "own")]
    [InlineData(false, false, 0, null)]
    public async Task R25_a_form_with_analytics_reports_its_won_deals_unless_the_pipeline_does(bool reports, bool own, int hits, string? name)
    {
        await using var desk = await DeskAsync(crm => crm
            .AddSource(new IntakePolicy { Source = "site", Pipeline = "sales", ReportWonToAnalytics = reports })
            .AddPipeline(Pipeline.Define("sales", p => p.Stage("new").Won(w =>
            {
                if (own) w.OnEnter("ga", Do.AddToAnalytics("own"));
            }))));
        await desk.Crm.Settings.SaveAsync(Ga);
        var fromForm = await FromFormAsync(desk, "1.2", "G-1");
        var byHand = await desk.NewDealAsync("+79160000007");
        await MoveAsync(desk, byHand, Outcomes.Won);
        await desk.RunDueAsync();
        Assert.Empty(desk.Sent.Effects);

        await MoveAsync(desk, fromForm, Outcomes.Won);
        await desk.RunDueAsync();
        Assert.Equal(hits, desk.Sent.Effects.Count);
        if (hits > 0) Assert.Equal(name, Assert.IsType<AnalyticsHit>(desk.Sent.Effects[0].Content).Name);
    }

    [Fact]
    public async Task R25_a_lost_deal_of_the_form_is_not_reported()
    {
        await using var desk = await DeskAsync(crm => crm.AddSource(new IntakePolicy { Source = "site", Pipeline = "sales", ReportWonToAnalytics = true }).AddPipeline(Pipeline.Define("sales", p => p.Stage("new"))));
        await desk.Crm.Settings.SaveAsync(Ga);
        await MoveAsync(desk, await FromFormAsync(desk, "1.2", "G-1"), Outcomes.Lost);
        await desk.RunDueAsync();
        Assert.Empty(desk.Sent.Attempts);
    }

    [Fact]
    public async Task R34_the_owner_and_then_the_client_are_rung()
    {
        await using var desk = await DeskWithAsync(Do.RingBack());
        var deal = await desk.NewDealAsync("8 916 123 45 67", owner: "ivan");
        await ActAsync(desk, deal);
        var call = Assert.IsType<RingBackCall>(Assert.Single(desk.Sent.Effects).Content);
        Assert.Equal(("102", "+79161234567"), (call.Extension, call.Phone));

        var mute = await desk.NewDealAsync(null, "b@example.com", owner: "ivan");
        await ActAsync(desk, mute);
        Assert.Contains("no contact of the deal has a phone", Assert.Single(await ToldAsync(desk, mute, TimelineKinds.ActionSkipped)), StringComparison.Ordinal);
        Assert.Single(desk.Sent.Effects);
    }

    [Fact]
    public async Task R34_a_call_of_unknown_outcome_is_not_made_again()
    {
        await using var desk = await DeskWithAsync(Do.RingBack());
        desk.Sent.Faults.FailNext(1, ChannelFailure.Unknown, channel: SentChannel.Call, taken: true);
        var deal = await desk.NewDealAsync("+79161234567");
        await ActAsync(desk, deal);
        await desk.AdvanceAsync(Period.FromDays(10));
        Assert.Single(desk.Sent.Attempts, s => s.Channel == SentChannel.Call);
        Assert.Single(await desk.Actions.UncertainAsync());
    }

    [Fact]
    public async Task R39_a_payment_link_is_made_for_the_amount_and_kept_on_the_timeline()
    {
        await using var desk = await DeskWithAsync(Do.CreatePaymentLink("ads"));
        var deal = await desk.NewDealAsync();
        await desk.Deals.EditAsync(deal, new DealChange { Amount = Money.Rub(1500), Title = "Bicycle" });
        await ActAsync(desk, deal);
        var request = Assert.IsType<PaymentLinkRequest>(Assert.Single(desk.Sent.Effects).Content);
        Assert.Equal((deal, Money.Rub(1500), "Bicycle"), (request.Deal, request.Amount, request.Description));
        Assert.Contains("receipt=http", Assert.Single(await ToldAsync(desk, deal, TimelineKinds.ActionDone)), StringComparison.Ordinal);

        var free = await desk.NewDealAsync("+79160000002");
        await ActAsync(desk, free);
        Assert.Contains("no amount", Assert.Single(await ToldAsync(desk, free, TimelineKinds.ActionSkipped)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R39_a_payment_is_an_event_of_its_connection_and_counts_once()
    {
        await using var desk = await DeskAsync(Pipeline.Define("sales", p => p
            .Stage("new").Stage("paid", s => s.MoveHereOn("bank", Triggers.PaymentReceived("bank"))).Stage("twice", s => s.MoveHereOn("any", Triggers.PaymentReceived("bank")))));
        await desk.Crm.Settings.SaveAsync(new Connection { Id = "bank", Kind = "recording" });
        var deal = await desk.NewDealAsync();
        var elsewhere = new PaymentReceived(Money.Rub(10)) { Source = "chat", Key = "1", Subject = deal.ToString() };
        await desk.Events.IngestAsync(elsewhere);
        Assert.Equal("new", await StageAsync(desk, deal));

        var paid = elsewhere with { Source = "bank" };
        Assert.Equal(EventStatus.Decided, (await desk.Events.IngestAsync(paid)).Status);
        Assert.Equal(EventStatus.Duplicate, (await desk.Events.IngestAsync(paid)).Status);
        Assert.Equal("paid", await StageAsync(desk, deal));
    }

    [Theory]
    [InlineData("contact", "Anna")]
    [InlineData("deal", "Bicycle")]
    public async Task R42_a_customer_is_made_of_the_deal(string named, string expected)
    {
        var action = Do.CreateCustomer().Every(Period.FromMonths(1)).For(Ivan);
        await using var desk = await DeskWithAsync(named == "deal" ? action.NamedByDeal() : action);
        var deal = await desk.NewDealAsync(email: "a@example.com");
        await desk.Deals.EditAsync(deal, new DealChange { Title = "Bicycle" });
        await ActAsync(desk, deal);
        var customer = Assert.IsType<NewCustomer>(Assert.Single(desk.Sent.Effects).Content);
        Assert.Equal((expected, Period.FromMonths(1), "ivan"), (customer.Name, customer.Period, customer.Deal.Owner?.Value));
    }

    [Fact]
    public async Task R19_a_hosts_own_action_runs_with_its_settings_and_key()
    {
        await using var desk = await DeskWithAsync(
            Do.Host("acme.ship", new ShipSample("A-1")), more: crm => crm.AddAction<ShipSample, ShipHandler>("acme.ship", Delivery.Repeatable).Services.AddSingleton<Warehouse>());
        var deal = await desk.NewDealAsync();
        await MoveAsync(desk, deal, "act");
        var key = Assert.Single(await desk.Actions.OfAsync(deal)).Key;
        await desk.RunDueAsync();
        Assert.Equal($"acme.ship", Assert.Single(await desk.Timeline.OfAsync(deal), e => e.Kind == TimelineKinds.ActionDone).ReadData().GetProperty("do").GetString());
        Assert.Equal(key, Assert.Single(await desk.Timeline.OfAsync(deal), e => e.Kind == TimelineKinds.ActionDone).ReadData().GetProperty("key").GetString());
    }

    private static Connection Ga => new() { Id = "ga", Kind = "recording", Settings = new() { ["measurementId"] = "G-1" } };

    private async Task<DealId> FromFormAsync(CrmTestDesk desk, string? client, string? property) =>
        Assert.Single((await desk.Events.IngestAsync(Form() with { AnalyticsClient = client, AnalyticsProperty = property })).Deals).Deal;

    private static async Task<ContactId> ContactAsync(CrmTestDesk desk, string name, string? email) => new(Assert.IsType<Created>(
        await desk.Contacts.CreateAsync(new ContactChange { Name = name, Emails = email is null ? [] : [email] })).Id);

    public sealed record ShipSample(string Sku);

    public sealed class Warehouse
    {
        public List<string> Shipped { get; } = [];
    }

    public sealed class ShipHandler(Warehouse warehouse) : IActionHandler<ShipSample>
    {
        public ValueTask<ActionOutcome> RunAsync(ActionContext<ShipSample> action, CancellationToken ct)
        {
            ArgumentNullException.ThrowIfNull(action);
            warehouse.Shipped.Add(action.Settings.Sku + " " + action.Key);
            return new(ActionOutcome.Done);
        }
    }
}
