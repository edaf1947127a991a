using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Leads;

public sealed class StrangerScenarios
{
    private static readonly PipelineDefinition Sales = Pipeline.Define("sales", p => p.Stage("new").Stage("talking"));

    [Fact]
    public async Task A_letter_of_a_stranger_becomes_a_lead_and_the_administrators_are_told()
    {
        await using var desk = await CrmTestDesk.CreateAsync(crm => crm.AddPipeline(Sales).AddHandlebarsTemplates());

        var outcome = await desk.Events.IngestAsync(new IncomingEmail("jonas@example.com") { Source = "mail", Key = "1", Name = "Jonas" });

        Assert.Equal(EventStatus.Decided, outcome.Status);
        Assert.Equal(outcome.Lead, Assert.Single((await desk.Leads.ListAsync()).Items).Id);
        var notice = Assert.Single((await desk.Crm.Actions.ListAsync()).Items);
        Assert.Equal("email:olga", notice.Target);
    }
}
