using System.Text;
using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Tests.Maintenance;

/// <summary>An account in which a little of everything has happened, so that there are records of nearly every type.</summary>
internal static class BusyAccount
{
    private static readonly EmployeeId Olga = "olga";

    private static readonly PipelineDefinition Sales = Pipeline.Define("sales", p => p
        .Stage("new", s => s
            .OnEnter("later", Do.CreateTask("Ask again").After(Period.FromDays(3)))
            .OnEnter("hook", Do.SendWebhook("https://example.com/hook").After(Period.FromDays(30))))
        .Stage("looked", s => s.MoveHereOn("page", CrmCore.Triggers.SiteVisit("https://shop.example/")))
        .Stage("talk", s => s.MoveHereOn("call", CrmCore.Triggers.IncomingCall()).OnEnter("letter", Do.SendEmail("hello").Before("deal.deadline", Period.FromDays(1))))
        .Won().Lost());

    private static readonly ScoringRules Scores = ScoringRules.Define(s => s
        .Rule("call", 15, r => r.On(EventKinds.IncomingCall))
        .Rule("form", 5, r => r.On(EventKinds.FormSubmitted))
        .Thresholds(warm: 20, hot: 50));

    /// <summary>A desk whose account <c>test</c> has lived for some days.</summary>
    public static async Task<CrmTestDesk> LiveAsync(Action<ICrmBuilder> configure)
    {
        var desk = await OpenAsync(configure);
        await desk.Crm.Settings.SaveAsync(new Line { Id = "support", Channels = ["chat"], Employees = ["olga", "ivan"], Strategy = AssignmentStrategy.InOrder });
        await RequestsAsync(desk);
        await ContactsAsync(desk);
        await ChatsAsync(desk);
        using var table = new MemoryStream(Encoding.UTF8.GetBytes("name,phone,company\nPetr 😀,89030001122,Daisy\nОлег,89030001133,Ромашка\n"));
        await desk.Crm.Imports.RunAsync("one", table, new ImportPlan { Cards = ImportedCards.Contacts }, RulesFire.No, null);
        return desk;
    }

    /// <summary>The same desk, with nothing happening.</summary>
    public static Task<CrmTestDesk> OpenAsync(Action<ICrmBuilder> configure) => CrmTestDesk.CreateAsync(crm =>
    {
        configure(crm);
        crm.AddCsv();
        crm.AddPipeline(Sales);
        crm.AddField(new FieldDefinition { Id = "city", On = CardKind.Contact });
        crm.AddField(new FieldDefinition { Id = "deadline", On = CardKind.Deal, Kind = FieldKind.Date });
        crm.AddField(new FieldDefinition { Id = "contract", On = CardKind.Deal, Unique = true });
        crm.AddTemplate(new MessageTemplate { Id = "hello", Subject = "Hello", Text = "Hello, {{contact.name}}" });
        crm.AddSource(new IntakePolicy { Source = "site", Pipeline = "sales" });
        crm.UseScoring(Scores);
    });

    private static async Task RequestsAsync(CrmTestDesk desk)
    {
        for (var n = 0; n < 5; n++)
        {
            await desk.Events.IngestAsync(new FormSubmitted { Source = "site", Key = $"f{n}", Name = $"Client {n}", Phone = $"+7916222220{n}", Visitor = $"cookie-{n}", Text = "a request" });
            await desk.Events.IngestAsync(new SiteVisit($"cookie-{n}", "https://shop.example/") { Source = "site", Key = $"v{n}" });
        }

        var lead = (await desk.Events.IngestAsync(new FormSubmitted { Source = "landing", Key = "l", Name = "Каренина", Phone = "+79164444444" })).Lead!.Value;
        await desk.Leads.AcceptAsync(lead, Olga, "sales");
        await desk.Events.IngestAsync(new FormSubmitted { Source = "landing", Key = "m", Name = "Waits", Phone = "+79165555555" });
        await desk.Events.IngestAsync(new IncomingCall("+79162222201") { Source = "pbx", Key = "c1" });
        await desk.Events.IngestAsync(new IncomingEmail("stranger@example.com") { Source = "mail", Key = "m1", Mailbox = "mail", Title = "Hi" });
        await desk.AdvanceAsync(Period.FromDays(4));
    }

    private static async Task ContactsAsync(CrmTestDesk desk)
    {
        var one = await ContactAsync(desk, "Anna Arkadyevna Karenina", "+79163333331");
        var other = await ContactAsync(desk, "Anna A. Karenina", "+79163333332");
        var third = await ContactAsync(desk, "Boris Godunov", "+79163333333");
        var deal = new DealId(((Created)await desk.Deals.CreateAsync(new NewDeal { Pipeline = "sales", Contact = one, OtherContacts = [third] }, Olga)).Id);
        await desk.Deals.EditAsync(deal, new DealChange { Title = "A house", Amount = Money.Rub(500) }, Olga);
        await desk.Deals.MoveAsync(deal, "talk", Olga);
        var won = await desk.NewDealAsync("+79163333339");
        await desk.Deals.MoveAsync(won, "won", Olga);
        Assert.IsType<Merged>(await desk.Contacts.MergeAsync(one, other, Olga));
        Assert.IsType<Done>(await desk.Contacts.NotSameAsync(one, third, Olga));
        await desk.Timeline.NoteAsync(one.Value, "likes operas", Olga);
        await desk.AdvanceAsync(Period.FromDays(1));
    }

    private static async Task ChatsAsync(CrmTestDesk desk)
    {
        foreach (var chat in new[] { "77", "78", "79" })
        {
            var outcome = await desk.Events.IngestAsync(new ChatMessage("chat", chat, "Hello") { Source = "chat", Key = "chat-" + chat });
            if (chat == "77") await desk.Crm.Conversations.SayAsync(outcome.Conversation!.Value, "Good day", Olga);
        }

        await desk.RunDueAsync();
    }

    private static async Task<ContactId> ContactAsync(CrmTestDesk desk, string name, string phone) =>
        new(((Created)await desk.Contacts.CreateAsync(new ContactChange { Name = name, Phones = [phone], Fields = FieldBag.Empty.With("city", FieldValue.Of("Omsk")) }, Olga)).Id);
}
