namespace CrmCore.Tests.Pipelines;

public sealed class ConditionBuilderTests
{
    [Fact]
    public void R16_A_condition_is_data_on_deal_contact_event_and_time()
        => Assert.Equal(
            """
            {"all":[{"field":"deal.tag","op":"=","value":"b2b"},{"field":"deal.amount","op":">=","value":1000},
            {"field":"contact.utm.campaign","op":"starts-with","value":"spring"},{"field":"event.form","op":"in","value":["a","b"]},{"within":"office-hours"}]}
            """.ReplaceLineEndings(""),
            Json(c => c.Deal.Tag("b2b") & c.Deal.Field("amount").AtLeast(1000) & c.Contact.Utm("campaign").StartsWith("spring")
                & c.Event.Field("form").In("a", "b") & c.Within("office-hours")));

    [Fact]
    public void R67_A_condition_sees_the_state_before_and_after()
        => Assert.Equal(
            """{"all":[{"field":"before.deal.stage","op":"=","value":"new"},{"field":"deal.stage","op":"=","value":"offer"}]}""",
            Json(c => c.Before.Deal.Stage.Is("new") & c.Deal.Stage.Is("offer")));

    [Fact]
    public void Or_and_not_keep_their_places()
        => Assert.Equal(
            """{"any":[{"all":[{"field":"deal.source","op":"!=","value":"import"},{"field":"contact.vip","op":"=","value":true}]},{"not":{"field":"deal.owner","op":"is-set"}}]}""",
            Json(c => (c.Deal.Source.IsNot("import") & c.Contact.Field("vip").Is(true)) | !c.Deal.Owner.IsSet()));

    [Fact]
    public void Values_are_texts_numbers_money_dates_and_lists()
        => Assert.Equal(
            """
            {"all":[{"field":"deal.amount","op":">","value":{"amount":1500,"currency":"RUB"}},{"field":"deal.deadline","op":"<","value":"2026-12-01"},
            {"field":"deal.colours","op":"=","value":["red","blue"]},{"field":"deal.weight","op":"between","value":[0.5,2]}]}
            """.ReplaceLineEndings(""),
            Json(c => c.Deal.Amount.MoreThan(Money.Rub(1500)) & c.Deal.Field("deadline").LessThan(new LocalDate(2026, 12, 1))
                & c.Deal.Field("colours").Is((string[])["red", "blue"]) & c.Deal.Field("weight").Between(0.50m, 2)));

    [Fact]
    public void Two_calls_of_when_must_both_hold()
        => Assert.Equal(
            """{"all":[{"field":"deal.tag","op":"=","value":"a"},{"field":"deal.tag","op":"=","value":"b"}]}""",
            When(Triggers.IncomingCall().When(c => c.Deal.Tag("a")).When(c => c.Deal.Tag("b"))));

    [Fact]
    public void A_condition_of_a_thousand_parts_is_one_flat_list()
    {
        var trigger = Triggers.IncomingCall();
        for (var i = 0; i < 1000; i++) trigger = trigger.When(c => c.Deal.Tag("a"));
        var all = Assert.IsType<Condition.All>(trigger.Build("call").When);
        Assert.Equal(1000, all.Conditions.Count);
    }

    [Fact]
    public void The_tags_of_a_deal_are_found_by_the_name_of_the_field()
        => Assert.Equal("""{"field":"deal.tag","op":"=","value":"b2b"}""", Json(c => c.Deal.Field(Fields.Tags).Is("b2b")));

    [Fact]
    public void A_lambda_that_gives_nothing_is_refused()
        => Assert.Throws<ArgumentException>(() => Triggers.IncomingCall().When(_ => null!));

    private static string Json(Func<ConditionBuilder, Condition> condition) => When(Triggers.IncomingCall().When(condition));

    private static string When(TriggerDraft trigger)
    {
        var pipeline = Pipeline.Define("p", p => p.Stage("s", s => s.MoveHereOn("t", trigger)));
        var json = System.Text.Encoding.UTF8.GetString(PipelineJson.Canonical(pipeline).Span);
        const string Before = "\"when\":";
        return json[(json.IndexOf(Before, StringComparison.Ordinal) + Before.Length)..^"}]}]}".Length];
    }
}
