using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Kinds;

/// <summary>R19 and R20: what actions do to cards.</summary>
public sealed class CardScenarios : KindDesk
{
    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R19_tags_fields_and_owner_are_changed(Keep keep)
    {
        await using var desk = await DeskAsync(
            crm => crm.AddField(new FieldDefinition { Id = "size", Kind = FieldKind.Number }).AddPipeline(Pipeline.Define("sales", p => p.Stage("new").Stage("act", s => s
                .OnEnter("add", Do.AddTag("hot")).OnEnter("remove", Do.RemoveTag("COLD")).OnEnter("set", Do.SetField("size", 7m)).OnEnter("give", Do.ChangeOwner(Ivan))))),
            keep);
        var deal = new DealId(Assert.IsType<Created>(await desk.Deals.CreateAsync(new NewDeal { Owner = Olga, Tags = ["cold", "kept"] })).Id);
        await ActAsync(desk, deal);
        var now = await desk.Deals.GetAsync(deal);
        Assert.Equal(["hot", "kept"], now.Tags);
        Assert.Equal(("ivan", 7m), (now.Owner?.Value, now.Fields["size"].AsNumber));
    }

    [Fact]
    public async Task R19_what_cannot_be_done_to_the_card_is_skipped_with_the_reason()
    {
        await using var desk = await DeskAsync(
            crm => crm.AddField(new FieldDefinition { Id = "size", Kind = FieldKind.Number }).AddPipeline(Pipeline.Define("sales", p => p.Stage("new").Stage("act", s => s
                .OnEnter("set", Do.SetField("size", "large")).OnEnter("unknown", Do.SetField("colour", "red")).OnEnter("give", Do.ChangeOwner("nobody")).OnEnter("tag", Do.AddTag("done"))))));
        var deal = await desk.NewDealAsync();
        await ActAsync(desk, deal);
        var now = await desk.Deals.GetAsync(deal);
        Assert.Equal(["done"], now.Tags);
        Assert.Equal(("olga", 0), (now.Owner?.Value, now.Fields.Count));
        var told = Assert.Single(await ToldAsync(desk, deal, TimelineKinds.Moved));
        Assert.Contains("set: 'size' is a number; 'large' is none", told, StringComparison.Ordinal);
        Assert.Contains("deals have no field 'colour'", told, StringComparison.Ordinal);
        Assert.Contains("no active employee 'nobody'", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R19_create_deal_carries_over_what_is_said(Keep keep)
    {
        await using var desk = await DeskAsync(
            crm => crm.AddField(new FieldDefinition { Id = "size" }).AddField(new FieldDefinition { Id = "secret" })
                .AddPipeline(With(Do.CreateDeal("service", "set-up").For(Ivan).Carry("size", Fields.Amount).WithAllContacts()))
                .AddPipeline(Pipeline.Define("service", p => p.Stage("in").Stage("set-up", s => s.OnEnter("task", Do.CreateTask("Set up"))))),
            keep);
        var anna = new ContactId(Assert.IsType<Created>(await desk.Contacts.CreateAsync(new ContactChange { Name = "Anna" })).Id);
        var boris = new ContactId(Assert.IsType<Created>(await desk.Contacts.CreateAsync(new ContactChange { Name = "Boris" })).Id);
        var deal = new DealId(Assert.IsType<Created>(await desk.Deals.CreateAsync(new NewDeal
        {
            Pipeline = "sales", Title = "Bicycles", Contact = anna, OtherContacts = [boris], Owner = Olga, Amount = Money.Rub(900),
            Fields = FieldBag.Empty.With("size", FieldValue.Of("L")).With("secret", FieldValue.Of("x")),
        })).Id);
        await ActAsync(desk, deal);

        var made = Assert.Single((await desk.Deals.ListAsync()).Items, d => d.Pipeline == "service");
        Assert.Equal(("set-up", "ivan", "Bicycles", Money.Rub(900)), (made.Stage, made.Owner?.Value, made.Title, made.Amount));
        Assert.Equal(("L", ""), (made.Fields["size"].AsText, made.Fields["secret"].AsText));
        Assert.Equal([anna, boris], made.OtherContacts.Prepend(made.Contact!.Value));
        Assert.Single(await desk.Tasks.OfAsync(made.Id));
        Assert.Equal(2, (await desk.Deals.OfAsync(boris)).Count);
    }

    [Fact]
    public async Task R19_a_deal_that_is_made_and_given_away_in_one_decision_tells_the_new_owner()
    {
        await using var desk = await DeskAsync(crm => crm.AddPipeline(With(Do.CreateDeal("service")))
            .AddPipeline(Pipeline.Define("service", p => p.Stage("in", s => s.OnEnter("give", Do.ChangeOwner(Ivan))))));
        await desk.Crm.Settings.SaveAsync(new Employee { Id = "ivan", Name = "Ivan", Notifications = new NotificationSettings { Channels = ["recording"] } });
        var deal = await desk.NewDealAsync(pipeline: "sales");
        await ActAsync(desk, deal);
        Assert.Equal("ivan", Assert.Single((await desk.Deals.ListAsync()).Items, d => d.Pipeline == "service").Owner?.Value);
        Assert.Equal("ivan", Assert.Single(desk.Sent.Effects).Recipient);
    }

    [Fact]
    public async Task R19_into_another_pipeline_only_where_the_account_allows_it()
    {
        var service = Pipeline.Define("service", p => p.Stage("in").Stage("done"));
        await using var closed = await DeskAsync(crm => crm.AddPipeline(With(Do.ChangeStage("done", "service"))).AddPipeline(service));
        var stays = await closed.NewDealAsync(pipeline: "sales");
        await ActAsync(closed, stays);
        Assert.Equal("act", await StageAsync(closed, stays));
        Assert.Contains("does not allow moves into another pipeline", Assert.Single(await ToldAsync(closed, stays, TimelineKinds.ActionSkipped)), StringComparison.Ordinal);

        await using var open = await DeskAsync(crm => crm.AddPipeline(With(Do.ChangeStage("done", "service"))).AddPipeline(service), settings: Settings with { AllowMovesBetweenPipelines = true });
        var moves = await open.NewDealAsync(pipeline: "sales");
        await ActAsync(open, moves);
        var now = await open.Deals.GetAsync(moves);
        Assert.Equal(("service", "done"), (now.Pipeline, now.Stage));
        Assert.Equal([0, 0, 0, 0, 0], (await open.Crm.Pipelines.TotalsAsync("sales")).Select(t => (int)t.Deals));
    }

    public static TheoryData<string, Instant?> Dues => new()
    {
        { "none", null }, { "two-days", Instant.FromUtc(2026, 3, 4, 7, 0) }, { "end-of-day", Instant.FromUtc(2026, 3, 2, 21, 0) - Duration.FromMilliseconds(1) },
    };

    [Theory]
    [MemberData(nameof(Dues))]
    public async Task R20_a_task_has_text_type_owner_and_term(string term, Instant? due)
    {
        var task = Do.CreateTask("Ring Anna").OfType("call");
        await using var desk = await DeskWithAsync(term switch { "two-days" => task.Due(Period.FromDays(2)), "end-of-day" => task.DueEndOfDay(), _ => task });
        var deal = await desk.NewDealAsync(owner: "ivan");
        await ActAsync(desk, deal);
        var made = Assert.Single(await desk.Tasks.OfAsync(deal));
        Assert.Equal(("Ring Anna", "call", "ivan", due), (made.Text, made.Type, made.Owner?.Value, made.DueAt));
        Assert.Null(made.DoneAt);
    }

    [Fact]
    public async Task R20_a_named_owner_goes_before_the_deals()
    {
        await using var desk = await DeskWithAsync(Do.CreateTask("x").For(Olga));
        var deal = await desk.NewDealAsync(owner: "ivan");
        await ActAsync(desk, deal);
        Assert.Equal("olga", Assert.Single(await desk.Tasks.OfAsync(deal)).Owner?.Value);
    }

    [Fact]
    public async Task R20_the_term_of_a_delayed_task_counts_from_its_making()
    {
        await using var desk = await DeskWithAsync(Do.CreateTask("x").Due(Period.FromDays(1)).After(Period.FromDays(3)));
        var deal = await desk.NewDealAsync();
        await ActAsync(desk, deal);
        await desk.AdvanceAsync(Period.FromDays(5));
        Assert.Equal(Instant.FromUtc(2026, 3, 6, 7, 0), Assert.Single(await desk.Tasks.OfAsync(deal)).DueAt);
    }
}
