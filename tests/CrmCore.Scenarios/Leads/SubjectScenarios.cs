using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Leads;

/// <summary>An event may name its card by an id of the host's own system: an exclusive claim like a phone.</summary>
public sealed class SubjectScenarios
{
    private static readonly PipelineDefinition Sales = Pipeline.Define("sales", p => p
        .Stage("new")
        .Stage("checked", s => s.MoveHereOn("checked", CrmCore.Triggers.Api("checked"))));

    [Fact]
    public async Task A_form_with_an_unknown_subject_makes_a_deal_that_later_events_find_by_it()
    {
        await using var desk = await DeskAsync();

        var made = await desk.Events.IngestAsync(new FormSubmitted { Source = "forms", Key = "1", Subject = "case-173688" });
        var moved = await desk.Events.IngestAsync(new ApiEvent("checked") { Source = "host", Key = "2", Subject = "case-173688" });

        Assert.Equal(DealResult.Created, Assert.Single(made.Deals).Result);
        Assert.Equal(DealResult.Moved, Assert.Single(moved.Deals).Result);
        Assert.Equal(made.Deals[0].Deal, moved.Deals[0].Deal);
    }

    [Fact]
    public async Task The_events_of_one_subject_may_stand_in_one_batch()
    {
        await using var desk = await DeskAsync();

        var outcomes = await desk.Events.IngestAsync(
        [
            new FormSubmitted { Source = "forms", Key = "1", Subject = "a" },
            new FormSubmitted { Source = "forms", Key = "2", Subject = "b" },
            new ApiEvent("checked") { Source = "host", Key = "3", Subject = "a" },
        ]);

        Assert.Equal(outcomes[0].Deals[0].Deal, Assert.Single(outcomes[2].Deals).Deal);
        Assert.NotEqual(outcomes[0].Contact, outcomes[1].Contact);
    }

    [Fact]
    public async Task A_stranger_s_lead_holds_the_subject_too()
    {
        await using var desk = await DeskAsync();
        await desk.Crm.Settings.SaveAsync(new Employee { Id = "olga", Name = "Olga", Admin = true, Notifications = new() { Channels = [] } });

        var first = await desk.Events.IngestAsync(new IncomingEmail("a@example.com") { Source = "mail", Key = "1", Subject = "ticket-7" });
        var second = await desk.Events.IngestAsync(new IncomingEmail("b@example.com") { Source = "mail", Key = "2", Subject = "ticket-7" });

        Assert.NotNull(first.Lead);
        Assert.Equal(first.Lead, second.Lead);
    }

    [Fact]
    public async Task A_known_person_s_new_subject_is_theirs_from_then_on()
    {
        await using var desk = await DeskAsync();
        var deal = await desk.NewDealAsync("+79161234567");
        await desk.Events.IngestAsync(new FormSubmitted { Source = "forms", Key = "1", Subject = "order-9", Phone = "+79161234567" });

        var moved = await desk.Events.IngestAsync(new ApiEvent("checked") { Source = "host", Key = "2", Subject = "order-9" });

        Assert.Equal(deal, Assert.Single(moved.Deals).Deal);
    }

    [Fact]
    public async Task An_event_that_makes_nothing_claims_nothing()
    {
        await using var desk = await DeskAsync();

        var unknown = await desk.Events.IngestAsync(new ApiEvent("checked") { Source = "host", Key = "1", Subject = "case-1" });

        Assert.Null(unknown.Contact);
        Assert.Null(unknown.Lead);
        Assert.Equal(DealResult.Created, Assert.Single((await desk.Events.IngestAsync(new FormSubmitted { Source = "forms", Key = "2", Subject = "case-1" })).Deals).Result);
    }

    private static Task<CrmTestDesk> DeskAsync() => CrmTestDesk.CreateAsync(crm => crm
        .AddPipeline(Sales)
        .AddSource(new IntakePolicy { Source = "forms", Pipeline = "sales" }));
}
