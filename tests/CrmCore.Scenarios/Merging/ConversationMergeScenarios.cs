using CrmCore.Testing;

namespace CrmCore.Scenarios.Merging;

/// <summary>R33 for conversations: they go with the client, and come back.</summary>
public sealed class ConversationMergeScenarios : MergeScenario
{
    private static Line Help { get; } = new() { Id = "help", Channels = ["chat"], Employees = ["ivan"], ReopenWithin = null };

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R33_A_merge_carries_conversations_and_its_undoing_gives_back_what_belongs_to_the_other(Keep keep)
    {
        await using var desk = await DeskAsync(keep);
        Assert.IsType<Done>(await desk.Crm.Settings.SaveAsync(Help));
        var (anna, annas) = await WriteAsync(desk, "711111");
        var (boris, boriss) = await WriteAsync(desk, "722222");
        var merged = await MergeAsync(desk, anna, boris);
        Assert.Equal(anna, await ClientAsync(desk, boriss));

        // Since: one by Boris's key, one by Anna's.
        await desk.Crm.Conversations.CloseAsync(boriss, Ivan);
        await desk.Crm.Conversations.CloseAsync(annas, Ivan);
        var later = (await desk.Events.IngestAsync(Chat("it is Boris", "722222"))).Conversation!.Value;
        var mine = (await desk.Events.IngestAsync(Chat("it is Anna", "711111"))).Conversation!.Value;
        Assert.Equal((anna, anna), (await ClientAsync(desk, later), await ClientAsync(desk, mine)));

        var apart = await UnmergeAsync(desk, merged.Merge);

        Assert.Equal([later], apart.ReturnedConversations);
        Assert.Equal([mine], apart.StayedConversations);
        Assert.Equal((boris, boris), (await ClientAsync(desk, boriss), await ClientAsync(desk, later)));
        Assert.Equal((anna, anna), (await ClientAsync(desk, annas), await ClientAsync(desk, mine)));
    }

    [Fact]
    public async Task R35_A_converted_leads_conversation_is_the_contacts_and_about_the_deal()
    {
        await using var desk = await DeskAsync();
        Assert.IsType<Done>(await desk.Crm.Settings.SaveAsync(Help));
        var came = await desk.Events.IngestAsync(Chat("hello", "711111"));

        var made = Assert.IsType<Converted>(await desk.Leads.ConvertAsync(came.Lead!.Value, new LeadConversion { Contact = true, Deal = true, Pipeline = "sales" }, Olga));

        var conversation = await desk.Crm.Conversations.GetAsync(came.Conversation!.Value);
        Assert.Equal((made.Contact, made.Deal, came.Lead), (conversation.Contact, conversation.Deal, conversation.Lead));
        Assert.Equal(came.Conversation, Assert.Single((await desk.Crm.Conversations.ListAsync(new ConversationFilter { Contact = made.Contact })).Items).Id);
    }

    private async Task<(ContactId Contact, ConversationId Conversation)> WriteAsync(CrmTestDesk desk, string chat)
    {
        var came = await desk.Events.IngestAsync(Chat("hello", chat));
        var contact = Assert.IsType<Converted>(await desk.Leads.ConvertAsync(came.Lead!.Value, new LeadConversion { Contact = true }, Olga)).Contact!.Value;
        return (contact, came.Conversation!.Value);
    }

    private static async Task<ContactId?> ClientAsync(CrmTestDesk desk, ConversationId id) => (await desk.Crm.Conversations.GetAsync(id)).Contact;
}
