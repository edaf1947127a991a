using System.Text.Json.Nodes;

namespace CrmCore.Tests.Pipelines;

public sealed class SettingsTests
{
    [Fact]
    public void R20_A_task_has_a_text_a_type_an_owner_and_a_term()
    {
        Assert.Equal(new CreateTaskSettings("Call back", "call", "olga", Due: null, DueEndOfDay: true), Read(CreateTaskSettings.TryRead, Do.CreateTask("Call back").OfType("call").For("olga").DueEndOfDay()));
        Assert.Equal(new CreateTaskSettings("Call back", null, null, Period.FromDays(1), DueEndOfDay: false), Read(CreateTaskSettings.TryRead, Do.CreateTask("Call back").Due(Period.FromDays(1))));
    }

    [Fact]
    public void R21_A_letter_has_a_template_a_sender_and_a_mailbox()
        => Assert.Equal(new SendEmailSettings("offer", "olga", "box"), Read(SendEmailSettings.TryRead, Do.SendEmail("offer").From("olga").Via("box")));

    [Fact]
    public void R19_What_the_builder_writes_the_engine_reads()
    {
        var deal = Read(CreateDealSettings.TryRead, Do.CreateDeal("service", "new").Carry("city").WithoutContacts());
        Assert.Equal(("service", "new", "none", "city"), (deal.Pipeline, deal.Stage, deal.Contacts, Assert.Single(deal.Carry)));
        Assert.Equal("main", Read(CreateDealSettings.TryRead, Do.CreateDeal("service")).Contacts);
        var customer = Read(CreateCustomerSettings.TryRead, Do.CreateCustomer().NamedByDeal().Every(Period.FromMonths(1)));
        Assert.Equal(("deal", Period.FromMonths(1)), (customer.NamedBy, customer.Every));
        Assert.Equal("contact", Read(CreateCustomerSettings.TryRead, Do.CreateCustomer()).NamedBy);
        Assert.Equal("automatic", Read(CreateCustomerSettings.TryRead, Do.CreateCustomer().NamedAutomatically()).NamedBy);
        var message = Read(MessageClientSettings.TryRead, Do.MessageClient("Hello").Buttons("Yes", "No"));
        Assert.Equal(("Hello", null, 2), (message.Text, message.Template, message.Buttons.Count));
        Assert.Equal("hello", Read(MessageClientSettings.TryRead, Do.MessageClientFrom("hello")).Template);
        Assert.Null(Read(AddToAnalyticsSettings.TryRead, Do.AddToAnalytics()).Event);
        Assert.Equal(new SendWebhookSettings(new("https://shop.example/hook"), "key"), Read(SendWebhookSettings.TryRead, Do.SendWebhook("https://shop.example/hook").Secret("key")));
        Assert.Equal(new ChangeStageSettings("won", null), Read(ChangeStageSettings.TryRead, Do.ChangeStage("won")));
        Assert.Equal("ivan", Read(ChangeOwnerSettings.TryRead, Do.ChangeOwner("ivan")).Owner);
        Assert.Equal("sales", Read(AssignSettings.TryRead, Do.Assign("sales")).Rule);
        Assert.Equal("sales", Read(CreateTaskSettings.TryRead, Do.CreateTask("Call").ByAssignment("sales")).Assign);
        Assert.Equal("a", Read(AddTagSettings.TryRead, Do.AddTag("a")).Tag);
        Assert.Equal("a", Read(RemoveTagSettings.TryRead, Do.RemoveTag("a")).Tag);
        Assert.Equal(new AdAudienceSettings("1", "fb", "facebook"), Read(AdAudienceSettings.TryRead, Do.AdAudience("1", "fb").Facebook()));
        Assert.Equal("vk", Read(AdAudienceSettings.TryRead, Do.AdAudience("1", "vk").Vk()).Network);
        Assert.Equal(new MailingListSettings("news", "mc"), Read(MailingListSettings.TryRead, Do.MailingList("news", "mc")));
        Assert.Equal("warm-up", Read(StartTunnelSettings.TryRead, Do.StartTunnel("warm-up")).Tunnel);
        Assert.NotNull(Read(RingBackSettings.TryRead, Do.RingBack()));
        Assert.Equal("rk", Read(CreatePaymentLinkSettings.TryRead, Do.CreatePaymentLink("rk")).Connection);
    }

    [Fact]
    public void R08_What_a_trigger_s_builder_writes_the_engine_reads()
    {
        Assert.Equal("box", Read(MailboxTriggerSettings.TryRead, Triggers.IncomingEmail("box")).Mailbox);
        Assert.Null(Read(MailboxTriggerSettings.TryRead, Triggers.OutgoingEmail()).Mailbox);
        Assert.True(Read(SiteVisitSettings.TryRead, Triggers.SiteVisit("/price*")).Address.Matches("https://shop.example/prices"));
        Assert.Equal("tg", Read(ChatMessageSettings.TryRead, Triggers.ChatMessage("tg")).Connection);
        Assert.Equal("order", Read(FormSubmittedSettings.TryRead, Triggers.FormSubmitted("order")).Form);
        Assert.Equal("paid", Read(ApiTriggerSettings.TryRead, Triggers.Api("paid")).Name);
        Assert.Equal("rk", Read(PaymentReceivedSettings.TryRead, Triggers.PaymentReceived("rk")).Connection);
        Assert.Equal("hot", Read(TagAddedSettings.TryRead, Triggers.TagAdded("hot")).Tag);
    }

    [Fact]
    public void A_field_is_set_to_a_value_of_any_kind_or_cleared()
    {
        FieldLiteral[] values = ["text", 12.5m, true, Money.Eur(3), new LocalDate(2026, 11, 21), FieldValue.Of(["a", "b"])];
        foreach (var value in values)
            Assert.Equal(new SetFieldSettings("x", value.Value), Read(SetFieldSettings.TryRead, Do.SetField("x", value)));
        Assert.True(Read(SetFieldSettings.TryRead, Do.SetField("x", FieldValue.Empty)).Value.IsEmpty);
    }

    [Theory]
    [InlineData("""{}""", "\"text\" is missing")]
    [InlineData("""{"text":5}""", "\"text\" is 5.")]
    [InlineData("""{"text":" "}""", "Give a text")]
    [InlineData("""{"text":"t","due":"-P1D"}""", "P1D")]
    [InlineData("""{"text":"t","due":"P-1D"}""", "negative")]
    [InlineData("""{"text":"t","due":"P101Y"}""", "longer than 100 years")]
    [InlineData("""{"text":"t","due":[1]}""", "\"due\" is Array")]
    [InlineData("""{"text":"t","tpye":"call"}""", "Did you mean \"type\"?")]
    public void Settings_that_cannot_be_read_are_told(string json, string words)
    {
        var problems = new List<string>();
        Assert.Null(CreateTaskSettings.TryRead(JsonNode.Parse(json)!.AsObject(), problems));
        Assert.Contains(words, Assert.Single(problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("send-emial", "send-email")]
    [InlineData("emial", "email")]
    [InlineData("a", null)]
    [InlineData("", null)]
    [InlineData("something-else-entirely", null)]
    public void The_nearest_name_is_near_enough_to_be_meant(string name, string? nearest)
        => Assert.Equal(nearest, NearestName.Of(name, ["send-email", "email", "bb", "create-task"]));

    private static T Read<T>(Func<JsonObject, List<string>, T?> read, ActionDraft action)
        where T : class
        => Read(read, action.Build("a").Settings);

    private static T Read<T>(Func<JsonObject, List<string>, T?> read, TriggerDraft trigger)
        where T : class
        => Read(read, trigger.Build("t").Settings);

    private static T Read<T>(Func<JsonObject, List<string>, T?> read, JsonObject settings)
        where T : class
    {
        var problems = new List<string>();
        var value = read(settings, problems);
        Assert.Empty(problems);
        return value!;
    }
}
