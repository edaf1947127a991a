using System.Text;
using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.BadInput;

/// <summary>What is wrong is named with its remedy, and nothing that was accepted is lost.</summary>
public sealed class BadInputTests : Scenario
{
    private static PipelineDefinition Sales { get; } = Pipeline.Define("sales", p => p
        .Stage("new").Stage("called", s => s.MoveHereOn("call", Triggers.IncomingCall())).Stage("end"));

    public static TheoryData<string, byte[]> Bodies => new()
    {
        { "is not readable as JSON", "{\"phone\": "u8.ToArray() },
        { "is not readable as JSON", "phone=1"u8.ToArray() },
        { "is not readable as JSON", Array.Empty<byte>() },
        { "not a JSON object", "[1, 2]"u8.ToArray() },
        { "not a JSON object", "\"text\""u8.ToArray() },
        { "is not readable as JSON", [.. "{\"phone\": \""u8, 0xC3, 0x28, .. "\"}"u8] },
        { "is not readable as JSON", Encoding.UTF8.GetBytes("""{"phone": "\ud800"}""") },
        { "is not readable as JSON", Encoding.UTF8.GetBytes("""{"a\udc00": 1}""") },
        { "is not readable as JSON", Encoding.UTF8.GetBytes(new string('[', 200).Insert(0, "{\"a\":")) },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task An_unreadable_body_is_refused_and_the_next_event_goes_on(string expected, byte[] body)
    {
        await using var desk = await DeskAsync(Sales);
        var deal = await desk.NewDealAsync();
        var wrong = new RawEvent(EventKinds.IncomingCall, body) { Source = "pbx", Key = "1" };
        var error = await Assert.ThrowsAsync<ArgumentException>(async () => await desk.Events.IngestAsync(wrong));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(async () => await desk.Events.AcceptAsync(wrong));
        await Assert.ThrowsAsync<ArgumentException>(async () => await desk.Events.IngestAsync([Call(), wrong]));

        await desk.Events.IngestAsync(Call());
        Assert.Equal("called", await StageAsync(desk, deal));
    }

    [Theory]
    [InlineData("", "1", "needs a Source")]
    [InlineData("pbx", "", "needs a Key")]
    public async Task An_event_without_source_or_key_is_refused(string source, string key, string expected)
    {
        await using var desk = await DeskAsync(Sales);
        var deal = await desk.NewDealAsync();
        var error = await Assert.ThrowsAsync<ArgumentException>(async () => await desk.Events.IngestAsync(Call() with { Source = source, Key = key }));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(async () => await desk.Events.IngestAsync(Call() with { Source = new string('x', 65) }));
        await Assert.ThrowsAsync<ArgumentException>(async () => await desk.Events.IngestAsync(Call() with { Key = new string('x', 513) }));
        Assert.Equal("new", await StageAsync(desk, deal));
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task An_unknown_account_is_named_with_what_to_do(Keep keep)
    {
        await using var desk = await DeskAsync(keep, Sales);
        var nowhere = desk.Engine.ForAccount("nowhere");
        var error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await nowhere.Events.IngestAsync(Call()));
        Assert.Contains("There is no account 'nowhere'", error.Message, StringComparison.Ordinal);
        Assert.Contains("Accounts.CreateAsync", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await nowhere.Deals.ListAsync());

        // An event for nobody's account takes none of its batch with it.
        var deal = await desk.NewDealAsync();
        var waiting = nowhere.Events.IngestAsync(Call()).AsTask();
        var fine = desk.Events.IngestAsync(Call()).AsTask();
        await Assert.ThrowsAsync<InvalidOperationException>(() => waiting);
        Assert.Equal(EventStatus.Decided, (await fine).Status);
        Assert.Equal("called", await StageAsync(desk, deal));
    }

    [Theory]
    [InlineData("Acme", "RU", "Europe/Moscow", "no account id")]
    [InlineData("acme", "Russia", "Europe/Moscow", "no ISO 3166 region")]
    [InlineData("acme", "RU", "Moscow", "no IANA time zone")]
    public async Task A_wrong_account_is_refused(string id, string region, string zone, string expected)
    {
        await using var desk = await DeskAsync(Sales);
        var error = await Assert.ThrowsAsync<ArgumentException>(() => desk.Engine.Accounts.CreateAsync(id, region, zone));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Null(await desk.Engine.Accounts.FindAsync(id));
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task A_body_of_ten_megabytes_is_refused_with_the_limit(Keep keep)
    {
        await using var desk = await DeskAsync(keep, Sales);
        var deal = await desk.NewDealAsync();
        var large = Form() with { Text = new string('x', 10 * 1024 * 1024) };
        var error = await Assert.ThrowsAsync<ArgumentException>(async () => await desk.Events.IngestAsync(large));
        Assert.Contains("1048576 are allowed", error.Message, StringComparison.Ordinal);
        Assert.Contains("MaxBodyBytes", error.Message, StringComparison.Ordinal);
        await desk.Events.IngestAsync(Call());
        Assert.Equal("called", await StageAsync(desk, deal));
    }

    [Fact]
    public async Task A_host_that_allows_ten_megabytes_gets_them()
    {
        await using var desk = await DeskAsync(crm => crm.AddPipeline(Sales).Configure(o => o.MaxBodyBytes = 16 * 1024 * 1024), Keep.Sqlite);
        var lead = (await desk.Events.IngestAsync(Form() with { Text = new string('x', 10 * 1024 * 1024) })).Lead!.Value;
        Assert.Equal(10 * 1024 * 1024, (await desk.Leads.GetAsync(lead)).Text!.Length);
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task A_phone_of_letters_is_kept_as_it_was_typed(Keep keep)
    {
        await using var desk = await DeskAsync(keep, Sales);
        var lead = await desk.Leads.GetAsync((await desk.Events.IngestAsync(Form("call me")))!.Lead!.Value);
        Assert.Empty(lead.Points);
        Assert.Equal("call me", lead.Origin!.Extra["phone"]);
        var other = (await desk.Events.IngestAsync(Form("call me"))).Lead;
        Assert.NotEqual(lead.Id, other);

        var refused = Assert.IsType<Refused>(await desk.Deals.CreateAsync(new NewDeal { Name = "Anna", Phone = "call me" }));
        Assert.Contains("'call me' is no phone number", refused.Reason, StringComparison.Ordinal);
        Assert.Contains("'no address'", Assert.IsType<Refused>(await desk.Contacts.CreateAsync(new ContactChange { Name = "Anna", Emails = ["no address"] })).Reason, StringComparison.Ordinal);
        Assert.Empty((await desk.Deals.ListAsync()).Items);
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task Control_characters_leave_the_name_and_keep_the_rest(Keep keep)
    {
        await using var desk = await DeskAsync(keep, Sales);
        var lead = await desk.Leads.GetAsync((await desk.Events.IngestAsync(Form() with { Name = " An\0na\r\n\u001b[31m ", Text = "one\ntwo\0three" })).Lead!.Value);
        Assert.Equal("Anna[31m", lead.Name);
        Assert.Equal("one\ntwo\0three", lead.Text);

        var deal = new DealId(Assert.IsType<Created>(await desk.Deals.CreateAsync(new NewDeal { Name = "Bo\0ris\n", Title = "two\u0007tone" })).Id);
        var made = await desk.Deals.GetAsync(deal);
        Assert.Equal("Boris", (await desk.Contacts.GetAsync(made.Contact!.Value)).Name);
        await desk.Events.IngestAsync(Form("+79160000009") with { Name = "\0\u0001" });
        Assert.Contains((await desk.Leads.ListAsync()).Items, l => l.Name is null);
    }

    [Theory]
    [InlineData("""{"pipeline": "sales", "stages": [{"id": "new"}, {"id": "new"}]}""", "2 stages have the id \"new\"")]
    [InlineData("""{"pipeline": "sales", "stages": [{"id": "new", "triggers": [{"id": "t", "on": "incoming-cal"}]}]}""", "Did you mean \"incoming-call\"?")]
    [InlineData("""{"pipeline": "sales", "stages": [{"id": "new", "onEnter": [{"id": "a", "do": "create-taks", "text": "x"}]}]}""", "Did you mean \"create-task\"?")]
    [InlineData("""{"pipeline": "sales", "stages": [{"id": "new", "onEnter": [{"id": "a", "do": "acme.ship"}]}]}""", "Register it with the engine")]
    [InlineData("""{"pipeline": "sales", "stages": [{"id": "new", "onEnter": [{"id": "a", "do": "create-task", "text": "x", "after": "P-1D"}]}]}""", "negative")]
    [InlineData("""{"pipeline": "sales", "stages": [{"id": "new", "onEnter": [{"id": "a", "do": "change-stage", "stage": "nwe"}]}]}""", "no stage \"nwe\"")]
    [InlineData("""{"pipeline": "sales", "stages": []}""", "has no stages")]
    public async Task A_wrong_definition_is_refused_before_anything_is_saved(string json, string expected)
    {
        await using var desk = await DeskAsync(Sales);
        var error = await Assert.ThrowsAsync<InvalidPipelineException>(async () => await desk.Crm.Pipelines.PublishAsync(PipelineJson.Parse(json)));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.Problems);
        Assert.All(error.Problems, p => Assert.False(string.IsNullOrWhiteSpace(p.Remedy)));
        Assert.Equal(1, (await desk.Crm.Pipelines.FindAsync("sales"))!.Version);
    }

    [Fact]
    public async Task A_wrong_definition_stops_the_start_with_every_problem()
    {
        var wrong = Pipeline.Define("sales", p => p.Stage("new").Stage("new").Stage("b", s => s.OnEnter("a", Do.CreateTask("x").After(Period.FromDays(-1)))));
        var error = await Assert.ThrowsAsync<InvalidPipelineException>(() => DeskAsync(wrong));
        Assert.Equal(["bad-timing", "duplicate-stage-id"], error.Problems.Select(p => p.Code).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task A_template_that_does_not_exist_ends_as_a_dead_letter_that_can_be_sent_when_there_is_one(Keep keep)
    {
        await using var desk = await DeskAsync(
            crm => crm.AddHandlebarsTemplates().AddPipeline(Pipeline.Define("sales", p => p.Stage("new", s => s.OnEnter("write", Do.SendEmail("offer"))))), keep);
        var deal = await desk.NewDealAsync(email: "a@example.com");
        await desk.RunDueAsync();
        var dead = Assert.Single(await desk.Actions.DeadAsync(), a => a.Action == "write");
        Assert.Contains("no template 'offer'", dead.Error, StringComparison.Ordinal);
        Assert.Contains("Save one", dead.Error, StringComparison.Ordinal);

        var broken = Assert.IsType<Refused>(await desk.Crm.Settings.SaveAsync(new MessageTemplate { Id = "offer", Subject = "{{#if", Text = "x" }));
        Assert.Contains("'offer' cannot be read", broken.Reason, StringComparison.Ordinal);
        await desk.Crm.Settings.SaveAsync(new MessageTemplate { Id = "offer", Subject = "Offer", Text = "x" });
        await desk.Actions.RunNowAsync(dead, Olga);
        await desk.RunDueAsync();
        Assert.Single(desk.Sent.Effects, s => s.Channel == SentChannel.Mail);
        Assert.DoesNotContain(await desk.Actions.OfAsync(deal), a => a.Action == "write");
    }

    [Theory]
    [InlineData("2026-02-30", true)]
    [InlineData("tomorrow", true)]
    [InlineData("2026-03-29T02:30", false)]
    public async Task A_date_that_is_none_is_refused_and_one_in_the_gap_of_the_clocks_runs_after_it(string date, bool refused)
    {
        await using var desk = await DeskAsync(crm => crm
            .AddField(new FieldDefinition { Id = "deadline", Kind = FieldKind.Date })
            .AddPipeline(Pipeline.Define("sales", p => p.Stage("new", s => s.OnEnter("hook", Do.SendWebhook("https://example.com/hook").AfterField("deal.deadline", Period.Zero))))));
        await desk.Engine.Accounts.CreateAsync("berlin", "DE", "Europe/Berlin", Settings);
        var berlin = desk.Engine.ForAccount("berlin");
        var result = await berlin.Deals.CreateAsync(new NewDeal { Name = "Anna", Fields = With("deadline", FieldValue.Of(date)) });
        if (refused)
        {
            Assert.Contains($"write '{date}' as", Assert.IsType<Refused>(result).Reason, StringComparison.Ordinal);
            return;
        }

        var deal = new DealId(Assert.IsType<Created>(result).Id);
        Assert.Equal(Instant.FromUtc(2026, 3, 29, 1, 30), Assert.Single(await berlin.Actions.OfAsync(deal)).DueAt);
        await desk.AdvanceAsync(Period.FromDays(40));
        Assert.Single(desk.Sent.Effects);
    }

    [Fact]
    public async Task What_is_not_there_is_named()
    {
        await using var desk = await DeskAsync(Sales);
        var deal = await desk.NewDealAsync();
        var nobody = new DealId(Guid.Parse("00000000-0000-7000-8000-000000000001"));
        Assert.Contains("no deal '00000000", Assert.IsType<Refused>(await desk.Deals.MoveAsync(nobody, "called")).Reason, StringComparison.Ordinal);
        Assert.Contains("it has new, called, end, won, lost", Assert.IsType<Refused>(await desk.Deals.MoveAsync(deal, "caled")).Reason, StringComparison.Ordinal);
        Assert.Contains("no pipeline 'nope'", Assert.IsType<Refused>(await desk.Deals.MoveAsync(deal, "called", pipeline: "nope")).Reason, StringComparison.Ordinal);
        Assert.Contains("no employee 'nobody'", Assert.IsType<Refused>(await desk.Deals.EditAsync(deal, new DealChange { Owner = "nobody" })).Reason, StringComparison.Ordinal);
        Assert.Contains("no field 'colour'", Assert.IsType<Refused>(await desk.Deals.EditAsync(deal, new DealChange { Fields = With("colour", FieldValue.Of("red")) })).Reason, StringComparison.Ordinal);
        Assert.Equal("new", await StageAsync(desk, deal));
    }

    [Fact]
    public async Task An_event_whose_decision_fails_is_kept_and_its_neighbours_go_on()
    {
        await using var desk = await DeskAsync(Pipeline.Define("sales", p => p
            .Stage("new").Stage("there", s => s.MoveHereOn("t", Triggers.Api("go").When(c => c.Event.Field("size").MoreThan(1m))))));
        var deal = await desk.NewDealAsync();
        var other = await desk.NewDealAsync("+79160000002");
        var wrong = new RawEvent(EventKinds.Api, Encoding.UTF8.GetBytes("""{"call": "go", "size": 1e999}""")) { Source = "api", Key = "wrong", Subject = deal.ToString() };
        var outcomes = await desk.Events.IngestAsync([wrong, Api("go", other) with { Data = new Dictionary<string, string>(StringComparer.Ordinal) { ["size"] = "5" } }]);
        Assert.Equal([EventStatus.Failed, EventStatus.Decided], outcomes.Select(o => o.Status));
        Assert.Equal("there", await StageAsync(desk, other));
        var kept = Assert.Single(await desk.Events.FailedAsync());
        Assert.Equal(outcomes[0].Event, kept.Id);
        Assert.NotEmpty(kept.Error);
        Assert.Equal(EventStatus.Duplicate, (await desk.Events.IngestAsync(wrong)).Status);

        await desk.Crm.Pipelines.PublishAsync(Pipeline.Define("sales", p => p.Stage("new").Stage("there", s => s.MoveHereOn("t", Triggers.Api("go")))));
        Assert.Equal(EventStatus.Decided, (await desk.Events.RetryAsync(kept.Id)).Status);
        Assert.Equal("there", await StageAsync(desk, deal));
        Assert.Empty(await desk.Events.FailedAsync());
    }
}
