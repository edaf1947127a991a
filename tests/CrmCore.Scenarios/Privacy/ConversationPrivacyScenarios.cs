using System.Text;
using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Privacy;

/// <summary>R65 and R18 for conversations: erasing, exporting, deleting the client.</summary>
public sealed class ConversationPrivacyScenarios : Scenario
{
    private const string AnnasChat = "771234567";

    // Another client's, and it begins like Anna's.
    private const string BorissChat = "7712345678";

    private static readonly PipelineDefinition Sales = Pipeline.Define("sales", p => p.Stage("new").Won().Lost());

    private static Line Help { get; } = new() { Id = "help", Channels = ["chat"], Numbers = ["+74956213708"], Employees = ["ivan"], Closed = "Goodbye", AskRating = "How was it?" };

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R65_An_erased_persons_conversations_say_nothing_any_more_and_the_others_all_they_said(Keep keep)
    {
        var store = new ReadableStore();
        await using var desk = await OpenAsync(keep, store);
        var (anna, annas) = await TalkAsync(desk, AnnasChat, "Anna", "my cat is ill");
        var (_, boriss) = await TalkAsync(desk, BorissChat, "Boris", "my dog is well");
        await desk.Crm.Calls.RouteAsync(new RingingCall("+79161112233", "+74956213708") { Key = "1" });
        await desk.Contacts.EditAsync(anna, new ContactChange { Phones = ["+79161112233"] });

        var erased = Assert.IsType<Erased>(await desk.Crm.Privacy.EraseAsync(anna));

        Assert.True(erased.IsProven, string.Join("; ", erased.Tables));
        var gone = await desk.Crm.Conversations.GetAsync(annas);
        Assert.Equal(("", ConversationState.Closed, ClosingReasons.ClientGone), (gone.Chat, gone.State, gone.ClosedBecause));
        Assert.All((await desk.Crm.Conversations.MessagesAsync(annas)).Items, m => Assert.Equal("", m.Text));
        Assert.Contains((await desk.Crm.Conversations.MessagesAsync(boriss)).Items, m => m.Text == "my dog is well");
        Assert.Equal(ConversationState.Open, (await desk.Crm.Conversations.GetAsync(boriss)).State);
        Assert.Equal(1, (await desk.Crm.Presence.OfAsync("ivan")).OpenOf(WorkKinds.Conversation));
        if (keep == Keep.Sqlite) return;
        foreach (var table in (string[])["inbox", "message", "conversation", "chat_thread", "timeline", "action"])
        {
            var text = await store.TextAsync(table);
            foreach (var word in (string[])["my cat", "1112233", AnnasChat + " ", AnnasChat + "\""]) Assert.DoesNotContain(word, text, StringComparison.Ordinal);
        }

        Assert.Single((await store.TextAsync("inbox")).Split("Get well soon").Skip(1));
        Assert.Contains("my dog is well", await store.TextAsync("inbox"), StringComparison.Ordinal);
        Assert.Contains(BorissChat, await store.TextAsync("chat_thread"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R65_What_freed_somebody_for_the_erased_client_is_not_erased_with_them()
    {
        var store = new ReadableStore();
        await using var desk = await OpenAsync(Keep.InMemory, store);
        await desk.Crm.Settings.SaveAsync(new Employee { Id = "ivan", Name = "Ivan", Capacity = new Dictionary<string, int>(StringComparer.Ordinal) { [WorkKinds.Conversation] = 1 } });
        await desk.Events.IngestAsync(Chat("first", BorissChat));
        await desk.Events.IngestAsync(Chat("second", AnnasChat));
        var annas = (await desk.Crm.Conversations.ListAsync()).Items[^1];
        Assert.Equal(ConversationState.Waiting, annas.State);

        // Boris is answered and done with: Anna is given.
        var boriss = (await desk.Crm.Conversations.ListAsync()).Items[0];
        await desk.Crm.Conversations.SayAsync(boriss.Id, "I see", Ivan);
        await desk.Crm.Conversations.CloseAsync(boriss.Id, Ivan);
        Assert.Equal(Ivan, (await desk.Crm.Conversations.GetAsync(annas.Id)).Owner);
        var anna = Assert.IsType<Converted>(await desk.Leads.ConvertAsync(annas.Lead!.Value, new LeadConversion { Contact = true }, Olga)).Contact!.Value;

        Assert.IsType<Erased>(await desk.Crm.Privacy.EraseAsync(anna));

        Assert.Contains("I see", await store.TextAsync("inbox"), StringComparison.Ordinal);
        Assert.Contains((await desk.Crm.Conversations.MessagesAsync(boriss.Id)).Items, m => m.Text == "first");
    }

    [Fact]
    public async Task R65_The_export_of_a_person_holds_their_conversations_and_nobody_elses()
    {
        await using var desk = await OpenAsync(Keep.InMemory);
        var (anna, annas) = await TalkAsync(desk, AnnasChat, "Anna", "my cat is ill");
        var (_, boriss) = await TalkAsync(desk, BorissChat, "Boris", "my dog is well");
        using var stream = new MemoryStream();

        await desk.Crm.Privacy.ExportAsync(anna, stream);

        var text = Encoding.UTF8.GetString(stream.ToArray());
        foreach (var said in (string[])["my cat is ill", "Get well", annas.ToString(), AnnasChat]) Assert.Contains(said, text, StringComparison.Ordinal);
        foreach (var not in (string[])["my dog is well", boriss.ToString(), BorissChat]) Assert.DoesNotContain(not, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R18_A_deleted_contacts_conversations_are_closed_without_a_word_and_a_new_message_begins_another()
    {
        await using var desk = await OpenAsync(Keep.InMemory);
        var (anna, annas) = await TalkAsync(desk, AnnasChat, "Anna", "hello");
        var said = desk.Sent.Attempts.Count;

        Assert.IsType<Done>(await desk.Contacts.DeleteAsync(anna, Olga));
        await desk.RunDueAsync();

        Assert.Equal(ClosingReasons.ClientGone, (await desk.Crm.Conversations.GetAsync(annas)).ClosedBecause);
        Assert.Equal(said, desk.Sent.Attempts.Count);
        Assert.Empty((await desk.Crm.Presence.OfAsync("ivan")).Open);
        Assert.IsType<Refused>(await desk.Crm.Conversations.TakeAsync(annas, Ivan));

        var again = await desk.Events.IngestAsync(Chat("me again", AnnasChat));
        Assert.NotEqual(annas, again.Conversation);
        Assert.NotNull(again.Lead);
    }

    private async Task<CrmTestDesk> OpenAsync(Keep keep, ReadableStore? store = null)
    {
        var desk = await DeskAsync(
            crm =>
            {
                crm.AddPipeline(Sales);
                if (keep == Keep.InMemory && store is not null) crm.Services.AddSingleton<ICrmStore>(store);
            },
            keep);
        Assert.IsType<Done>(await desk.Crm.Settings.SaveAsync(Help));
        return desk;
    }

    // A stranger writes, is answered, and becomes a contact.
    private async Task<(ContactId Contact, ConversationId Conversation)> TalkAsync(CrmTestDesk desk, string chat, string name, string text)
    {
        var came = await desk.Events.IngestAsync(Chat(text, chat) with { Name = name });
        Assert.IsType<Created>(await desk.Crm.Conversations.SayAsync(came.Conversation!.Value, "Get well soon", Ivan));
        await desk.Crm.Conversations.SayAsync(came.Conversation!.Value, "a rare name", Olga, hidden: true);
        await desk.Events.IngestAsync(Chat(text + " indeed", chat));
        await desk.RunDueAsync();
        var contact = Assert.IsType<Converted>(await desk.Leads.ConvertAsync(came.Lead!.Value, new LeadConversion { Contact = true }, Olga)).Contact!.Value;
        Assert.Equal(contact, (await desk.Crm.Conversations.GetAsync(came.Conversation.Value)).Contact);
        return (contact, came.Conversation.Value);
    }
}
