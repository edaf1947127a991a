namespace CrmCore.Tests.Pipelines;

/// <summary>Pipelines that several tests look at.</summary>
internal static class Examples
{
    /// <summary>The pipeline of the first page, letter for letter.</summary>
    public static PipelineDefinition Sales { get; } = Pipeline.Define("sales", p => p
        .Stage("new", s => s.Named("New request").TimeLimit(Duration.FromHours(4)))
        .Stage("contacted", s => s
            .MoveHereOn("call", Triggers.IncomingCall())
            .OnEnter("price-list", Do.CreateTask("Send the price list").Due(Period.FromDays(1))))
        .Stage("offer", s => s
            .Requires(Fields.Amount)
            .OnEnter("send-offer", Do.SendEmail("offer"))
            .OnEnter("remind", Do.SendEmail("reminder").After(Period.FromDays(3)).Within("office-hours")))
        .Stage("agreed", s => s.MoveHereOn("reply", Triggers.IncomingEmail().When(c => c.Deal.Tag("b2b"))))
        .Won().Lost("price", "competitor", "no answer"));

    /// <summary>Every kind of trigger and action, and every call of the builder.</summary>
    public static PipelineDefinition Everything { get; } = Pipeline.Define("everything", p => p
        .Named("Everything \"there\" is")
        .Stage("new", s => s.Named("Новая заявка").Color("#3b82f6").Team("inbound").TimeLimit(Duration.FromHours(4), remindBefore: Duration.FromMinutes(30)))
        .Stage("contacted", s => s
            .MoveHereOn("call", Triggers.IncomingCall())
            .MoveHereOn("call-out", Triggers.OutgoingCall())
            .MoveHereOn("mail", Triggers.IncomingEmail("sales-box"))
            .MoveHereOn("mail-out", Triggers.OutgoingEmail())
            .MoveHereOn("visit", Triggers.SiteVisit("https://shop.example/price*"))
            .MoveHereOn("chat", Triggers.ChatMessage().When(c => c.Within("office-hours")))
            .MoveHereOn("form", Triggers.FormSubmitted("order"))
            .MoveHereOn("api", Triggers.Api("order-placed"))
            .MoveHereOn("tag", Triggers.TagAdded("hot"))
            .MoveHereOn("parcel", Triggers.On("acme.parcel", new() { ["carrier"] = "DHL" }))
            .OnEnter("task", Do.CreateTask("Call back").OfType("call").For("olga").DueEndOfDay())
            .OnEnter("deal", Do.CreateDeal("service", "new").Titled("Service").For("ivan").Carry(Fields.Amount, "city").WithAllContacts())
            .OnEnter("letter", Do.SendEmail("hello").From("olga").Via("sales-box").After(Period.FromDays(1)).At(new LocalTime(10, 0)).Within("office-hours").Stays())
            .OnEnter("message", Do.MessageClient("Hello").Buttons("Yes", "No").After(Duration.FromMinutes(90)))
            .OnEnter("message-from", Do.MessageClientFrom("hello").Once())
            .OnEnter("hook", Do.SendWebhook("https://shop.example/hook").Secret("hook").FollowsRevisions())
            .OnEnter("owner", Do.ChangeOwner("ivan").When(c => !c.Deal.Owner.IsSet() | c.Deal.Amount.Between(10, 20)))
            .OnEnter("assign", Do.Assign("sales"))
            .OnEnter("task-by-turn", Do.CreateTask("Check").ByAssignment("back-office"))
            .OnEnter("tag-on", Do.AddTag("seen"))
            .OnEnter("tag-off", Do.RemoveTag("cold"))
            .OnEnter("field", Do.SetField("budget", Money.Rub(100)))
            .OnEnter("clear", Do.SetField("note", FieldValue.Empty)))
        .Stage("offer", s => s
            .Requires(Fields.Amount, "delivery-date")
            .OnEnter("fb", Do.AdAudience("123", "facebook").Facebook())
            .OnEnter("vk", Do.AdAudience("456", "vk").Vk())
            .OnEnter("list", Do.MailingList("news", "mailchimp").After(Period.FromWeeks(1)))
            .OnEnter("tunnel", Do.StartTunnel("warm-up"))
            .OnEnter("ring", Do.RingBack())
            .OnEnter("link", Do.CreatePaymentLink("robokassa"))
            .OnEnter("ahead", Do.CreateTask("Confirm the delivery").Before("deal.delivery-date", Period.FromDays(2)))
            .OnEnter("later", Do.CreateTask("Ask how it was").AfterField("deal.delivery-date", Period.FromDays(1)))
            .OnEnter("sample", Do.Host("acme.ship-sample", new { Sku = "A-1", Count = 2 })))
        .Stage("dormant", s => s.OnEnter("back", Do.ChangeStage("contacted").After(Period.FromMonths(1))))
        .Won(w => w
            .Named("Paid")
            .Color("#22c55e")
            .MoveHereOn("payment", Triggers.PaymentReceived("robokassa"))
            .OnEnter("customer", Do.CreateCustomer().NamedByCompany().Every(Period.FromMonths(3)).For("olga").Carry("city"))
            .OnEnter("analytics", Do.AddToAnalytics("purchase")))
        .Lost(l => l.Reasons("price", "competitor").OnEnter("why", Do.CreateTask("Ask why").After(Period.FromDays(7))))
        .Replaces("old", with: "new"));
}
