using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Lines;

/// <summary>What the scenarios of open lines share: a desk with a line for the chat, clients who write, what they were sent.</summary>
public abstract class LineScenario : Scenario
{
    protected static readonly EmployeeId Petr = "petr";
    protected static readonly Duration Minute = Duration.FromMinutes(1);

    /// <summary>The line <c>support</c> of the chat: olga and ivan in order, two minutes to answer.</summary>
    protected static Line Support { get; } = new() { Id = "support", Channels = ["chat"], Employees = ["olga", "ivan"], Strategy = AssignmentStrategy.InOrder };

    protected static WorkingCalendar Office { get; } = WorkingCalendar.Weekdays("office", "Europe/Moscow", new LocalTime(9, 0), new LocalTime(18, 0));

    protected async Task<CrmTestDesk> LineDeskAsync(Line line, Keep keep = Keep.InMemory, Action<ICrmBuilder>? configure = null)
    {
        var desk = await DeskAsync(
            crm =>
            {
                crm.AddPipeline(Pipeline.Define("sales", p => p.Stage("new").Stage("talking"))).AddCalendar(Office);
                configure?.Invoke(crm);
            },
            keep);
        await SaveAsync(desk, new Employee { Id = "petr", Name = "Petr", Email = "petr@example.com", Since = desk.Clock.Now });
        await SaveAsync(desk, new Connection { Id = "vk", Kind = "recording" });
        await SaveAsync(desk, line);
        return desk;
    }

    protected static async Task SaveAsync(CrmTestDesk desk, Line line) => Assert.IsType<Done>(await desk.Crm.Settings.SaveAsync(line));

    protected static async Task SaveAsync(CrmTestDesk desk, Employee employee) => Assert.IsType<Done>(await desk.Crm.Settings.SaveAsync(employee));

    protected static async Task SaveAsync(CrmTestDesk desk, Connection connection) => Assert.IsType<Done>(await desk.Crm.Settings.SaveAsync(connection));

    /// <summary>A client writes; the conversation as it stands then.</summary>
    protected async Task<Conversation> WriteAsync(CrmTestDesk desk, string text = "Hello", string chat = "77", string channel = "chat", string? button = null)
    {
        var outcome = await desk.Events.IngestAsync(new ChatMessage(channel, chat, text) { Source = channel, Key = NextKey(), Button = button });
        Assert.NotNull(outcome.Conversation);
        return await desk.Crm.Conversations.GetAsync(outcome.Conversation.Value);
    }

    protected static async Task<Conversation> NowAsync(CrmTestDesk desk, Conversation conversation) => await desk.Crm.Conversations.GetAsync(conversation.Id);

    protected static async Task SayAsync(CrmTestDesk desk, Conversation conversation, EmployeeId by, string text = "Good day", bool hidden = false) =>
        Assert.IsType<Created>(await desk.Crm.Conversations.SayAsync(conversation.Id, text, by, hidden));

    protected static async Task CloseAsync(CrmTestDesk desk, Conversation conversation, EmployeeId by) =>
        Assert.IsType<Done>(await desk.Crm.Conversations.CloseAsync(conversation.Id, by));

    /// <summary>What was sent to a client, in order.</summary>
    protected static async Task<IReadOnlyList<string>> HeardAsync(CrmTestDesk desk, string chat = "77")
    {
        await desk.RunDueAsync();
        return [.. desk.Sent.Effects.Where(s => s.Channel == SentChannel.Message && s.Recipient == chat).Select(s => s.Text!)];
    }

    /// <summary>What is told of a conversation, as kinds and data.</summary>
    protected static async Task<IReadOnlyList<string>> ToldAsync(CrmTestDesk desk, Conversation conversation, string kind) =>
        [.. (await desk.Timeline.OfAsync(conversation.Id)).Where(e => e.Kind == kind).Select(Story.Line)];

    protected static async Task<IReadOnlyList<ConversationMessage>> MessagesAsync(CrmTestDesk desk, Conversation conversation) =>
        (await desk.Crm.Conversations.MessagesAsync(conversation.Id)).Items;

    protected static string Reason(CommandResult result) => Assert.IsType<Refused>(result).Reason;
}
