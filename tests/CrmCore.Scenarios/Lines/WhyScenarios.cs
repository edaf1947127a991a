namespace CrmCore.Scenarios.Lines;

/// <summary>R41, R45: each choice of a line can be explained afterwards.</summary>
public sealed class WhyScenarios : LineScenario
{
    [Fact]
    public async Task R41_why_a_conversation_went_to_whom_is_told_with_everybody_who_was_passed_over()
    {
        await using var desk = await LineDeskAsync(Support with { AfterLast = AfterLast.Wait });
        await desk.Crm.Presence.SetAsync(Olga, Presence.Break, until: desk.Clock.Now + Duration.FromMinutes(10));
        var conversation = await WriteAsync(desk);
        await desk.AdvanceAsync(Duration.FromMinutes(3));

        var accounts = await desk.Crm.Conversations.WhyAsync(conversation.Id);

        Assert.Equal(
            ["ivan <- olga:on-break", "nobody <- olga:on-break ivan:did-not-answer"],
            accounts.Take(2).Select(a => $"{a.To?.Value ?? "nobody"} <- {string.Join(' ', a.PassedOver.Select(p => $"{p.Employee}:{p.Reason}"))}"));
        Assert.All(accounts, a => Assert.Equal(("support", AssignmentStrategy.InOrder, 2), (a.Rule, a.Strategy, a.Considered)));
    }
}
