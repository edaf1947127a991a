using CrmCore.Testing;

namespace CrmCore.Scenarios.TimeTravel;

public sealed class NewCardNoticeScenarios
{
    [Fact]
    public async Task A_stranger_becomes_a_lead_and_the_administrator_is_told()
    {
        await using var desk = await CrmTestDesk.WithAsync(Pipeline.Define("sales", p => p.Stage("new").Won().Lost()));

        var outcome = await desk.Events.IngestAsync(new IncomingCall("+79161234567") { Source = "pbx", Key = "1" });

        Assert.NotNull(outcome.Lead);
        Assert.Contains((await desk.Actions.ListAsync()).Items, a => a.Action == NotificationKinds.NewLead);
    }
}
