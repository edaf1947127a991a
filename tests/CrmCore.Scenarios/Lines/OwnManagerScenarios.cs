using CrmCore.Testing;

namespace CrmCore.Scenarios.Lines;

/// <summary>R41, R43: conversations that wait, and the client's own manager who comes back or changes.</summary>
public sealed class OwnManagerScenarios : LineScenario
{
    [Fact]
    public async Task R41_a_manager_who_is_back_gets_the_own_client_s_conversation_that_waits_because_the_line_is_full()
    {
        await using var desk = await LineDeskAsync(Support with { OwnManager = WhenAway.PassOn });
        await NobodyAsync(desk);
        var (_, conversation) = await OfPetrAsync(desk);
        Assert.Equal(ConversationState.Waiting, conversation.State);

        await desk.Crm.Presence.SetAsync(Petr, Presence.AtWork);

        Assert.Equal((ConversationState.Given, Petr), await GivenAsync(desk, conversation));
    }

    [Fact]
    public async Task R41_a_conversation_that_waits_for_a_manager_goes_to_the_contact_s_new_one()
    {
        await using var desk = await LineDeskAsync(Support with { OwnManager = WhenAway.Wait });
        await desk.Crm.Presence.SetAsync(Petr, Presence.Leave);
        var (contact, conversation) = await OfPetrAsync(desk);
        Assert.Equal(ConversationState.Waiting, conversation.State);

        await desk.Contacts.EditAsync(contact, new ContactChange { Owner = "ivan" });

        Assert.Equal((ConversationState.Given, new EmployeeId("ivan")), await GivenAsync(desk, conversation));
        await desk.Crm.Presence.SetAsync(Petr, Presence.AtWork);
        Assert.Equal(0, (await desk.Crm.Presence.OfAsync(Petr)).OpenOf(WorkKinds.Conversation));
    }

    [Fact]
    public async Task R41_at_the_opening_the_manager_of_then_is_asked_and_not_the_one_of_the_evening_before()
    {
        await using var desk = await LineDeskAsync(Support with { OwnManager = WhenAway.PassOn, Hours = Office.Id, AnswerWithin = null });
        while (IsOpen(desk)) await desk.AdvanceAsync(Duration.FromHours(1));
        var (contact, conversation) = await OfPetrAsync(desk);
        Assert.Equal(ConversationState.Waiting, conversation.State);

        await desk.Contacts.EditAsync(contact, new ContactChange { Owner = "ivan" });
        Assert.Equal(ConversationState.Waiting, (await NowAsync(desk, conversation)).State);
        await desk.AdvanceAsync(Duration.FromDays(4));

        Assert.Equal((ConversationState.Given, new EmployeeId("ivan")), await GivenAsync(desk, conversation));
    }

    private static bool IsOpen(CrmTestDesk desk)
    {
        var now = desk.Clock.Now.InZone(DateTimeZoneProviders.Tzdb["Europe/Moscow"]);
        return now.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) && now.Hour is >= 9 and < 18;
    }

    private static async Task NobodyAsync(CrmTestDesk desk)
    {
        foreach (var one in new[] { Olga, new EmployeeId("ivan"), Petr }) await desk.Crm.Presence.SetAsync(one, Presence.Break);
    }

    private static async Task<(ConversationState, EmployeeId?)> GivenAsync(CrmTestDesk desk, Conversation conversation)
    {
        var now = await NowAsync(desk, conversation);
        return (now.State, now.Owner);
    }

    private async Task<(ContactId Contact, Conversation Conversation)> OfPetrAsync(CrmTestDesk desk)
    {
        var contact = Assert.IsType<Created>(await desk.Contacts.CreateAsync(new ContactChange { Name = "Anna", Phones = ["+79161234567"], Owner = Petr }));
        var outcome = await desk.Events.IngestAsync(new ChatMessage("chat", "1", "Hello") { Source = "chat", Key = NextKey(), Phone = "+79161234567" });
        return (new ContactId(contact.Id), await desk.Crm.Conversations.GetAsync(outcome.Conversation!.Value));
    }
}
