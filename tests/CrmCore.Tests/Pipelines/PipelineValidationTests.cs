namespace CrmCore.Tests.Pipelines;

public sealed class PipelineValidationTests
{
    [Fact]
    public void A_sound_pipeline_has_no_problems() => Assert.Empty(Examples.Everything.Validate());

    [Fact]
    public void A_pipeline_without_stages_is_refused() => Found("no-stages", Pipeline.Define("p", _ => { }));

    [Theory]
    [InlineData("")]
    [InlineData("Sales")]
    [InlineData("-a")]
    [InlineData("a b")]
    [InlineData("продажи")]
    [InlineData("a_b")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void An_id_is_of_lower_case_letters_digits_and_dashes(string id)
    {
        Found("bad-id", Pipeline.Define(id, p => p.Stage("s")));
        Found("bad-id", Pipeline.Define("p", p => p.Stage(id)));
        Found("bad-id", Stage(s => s.MoveHereOn(id, Triggers.IncomingCall())));
        Found("bad-id", Stage(s => s.OnEnter(id, Do.RingBack())));
    }

    [Fact]
    public void Two_stages_with_one_id_are_told_with_their_places()
        => Assert.Contains("(number 1) and pipeline \"p\", stage \"a\" (number 3)", Found("duplicate-stage-id", Pipeline.Define("p", p => p.Stage("a").Stage("b").Stage("a"))).Where, StringComparison.Ordinal);

    [Fact]
    public void Two_triggers_with_one_id_are_told_with_their_places()
    {
        var problem = Found("duplicate-trigger-id", Pipeline.Define("p", p => p.Stage("a").Stage("b", s => s.MoveHereOn("t", Triggers.IncomingCall())).Won(w => w.MoveHereOn("t", Triggers.PaymentReceived()))));
        Assert.Contains("stage \"b\"", problem.Where, StringComparison.Ordinal);
        Assert.Contains("stage \"won\"", problem.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_actions_with_one_id_are_told()
        => Found("duplicate-action-id", Stage(s => s.OnEnter("a", Do.RingBack()).OnEnter("a", Do.AddTag("t"))));

    [Theory]
    [InlineData("won")]
    [InlineData("lost")]
    public void R01_The_outcomes_are_no_stages(string id) => Found("reserved-stage-id", Pipeline.Define("p", p => p.Stage("s").Stage(id)));

    [Theory]
    [InlineData("incoming-cal", "Did you mean \"incoming-call\"?")]
    [InlineData("IncomingCall", "Did you mean \"incoming-call\"?")]
    [InlineData("telepathy", "Use \"incoming-email\"")]
    public void An_unknown_kind_of_trigger_is_told_with_the_nearest_known(string kind, string remedy)
        => Assert.Contains(remedy, Found("unknown-trigger-kind", Stage(s => s.MoveHereOn("t", Triggers.On(kind)))).Remedy, StringComparison.Ordinal);

    [Theory]
    [InlineData("send-emial", "Did you mean \"send-email\"?")]
    [InlineData("ship", "Use \"create-task\"")]
    public void An_unknown_kind_of_action_is_told_with_the_nearest_known(string kind, string remedy)
        => Assert.Contains(remedy, Found("unknown-action-kind", Stage(s => s.OnEnter("a", Do.Host(kind)))).Remedy, StringComparison.Ordinal);

    [Fact]
    public void A_kind_of_the_host_is_known_once_it_is_registered()
    {
        var pipeline = Stage(s => s.MoveHereOn("t", Triggers.On("acme.parcel")).OnEnter("a", Do.Host("acme.ship-sample")));
        Assert.Empty(pipeline.Validate());
        Assert.Empty(pipeline.Validate(KnownKinds.BuiltIn.WithTriggers("acme.parcel").WithActions("acme.ship-sample")));

        var problems = pipeline.Validate(KnownKinds.BuiltIn.WithActions("acme.ship-samples"));
        Assert.Equal(["unknown-trigger-kind", "unknown-action-kind"], problems.Select(p => p.Code));
        Assert.StartsWith("Register it", problems[0].Remedy, StringComparison.Ordinal);
        Assert.Equal("Did you mean \"acme.ship-samples\"?", problems[1].Remedy);
    }

    [Fact]
    public void R17_A_delay_is_not_negative()
    {
        var problem = Found("bad-timing", Stage(s => s.OnEnter("a", Do.RingBack().After(Period.FromDays(-3)))));
        Assert.Contains("negative", problem.What, StringComparison.Ordinal);
        Assert.NotEmpty(problem.Remedy);
        Found("bad-timing", Stage(s => s.OnEnter("a", Do.RingBack().Before("deal.deadline", Period.FromDays(1)).After(Period.FromDays(1)))));
        Found("bad-timing", Stage(s => s.OnEnter("a", Do.RingBack().Within(" "))));
    }

    [Theory]
    [InlineData("deadline", "Did you mean \"deal.deadline\"?")]
    [InlineData("event.when", "deal.")]
    [InlineData("deal.", "deal.")]
    public void A_date_field_of_a_timing_is_a_field_of_a_card(string field, string remedy)
        => Assert.Contains(remedy, Found("bad-timing", Stage(s => s.OnEnter("a", Do.RingBack().Before(field, Period.Zero)))).Remedy, StringComparison.Ordinal);

    [Theory]
    [InlineData(0, null)]
    [InlineData(-1, null)]
    [InlineData(4, 4)]
    [InlineData(4, 5)]
    [InlineData(4, 0)]
    [InlineData(4, -1)]
    public void R04_A_time_limit_is_positive_and_its_reminder_comes_before_its_end(int hours, int? before)
        => Assert.Single(Stage(s => s.TimeLimit(Duration.FromHours(hours), before is { } b ? Duration.FromHours(b) : null)).Validate());

    [Fact]
    public void R04_A_reminder_needs_a_limit()
        => Found("bad-reminder", new() { Id = "p", Stages = [new() { Id = "s", RemindBefore = Duration.FromHours(1) }] });

    [Theory]
    [InlineData("red")]
    [InlineData("#fff")]
    [InlineData("#ggffff")]
    [InlineData("3b82f6f")]
    public void R02_A_colour_is_six_hexadecimal_digits(string color) => Found("bad-color", Stage(s => s.Color(color)));

    [Fact]
    public void R03_A_required_field_is_named_once_and_without_its_card()
    {
        Found("bad-required-field", Stage(s => s.Requires("deal.amount")));
        Found("bad-required-field", Stage(s => s.Requires("amount", "amount")));
    }

    [Fact]
    public void R02_A_loss_reason_is_named_once_and_not_blank()
    {
        Found("duplicate-loss-reason", Pipeline.Define("p", p => p.Stage("s").Lost("price", "price")));
        Found("blank-loss-reason", Pipeline.Define("p", p => p.Stage("s").Lost("price", " ")));
    }

    [Fact]
    public void A_move_leads_to_a_stage_that_exists()
    {
        Assert.Equal("Did you mean \"offer\"?", Found("unknown-stage", Two(Do.ChangeStage("ofer"))).Remedy);
        Found("unknown-stage", Two(Do.ChangeStage("x", "p")));
        Found("unknown-stage", Two(Do.CreateDeal("p", "x")));
        Assert.Empty(Two(Do.ChangeStage(Outcomes.Lost)).Validate());
        Assert.Empty(Two(Do.ChangeStage("x", "other")).Validate());

        static PipelineDefinition Two(ActionDraft action) => Pipeline.Define("p", p => p.Stage("new", s => s.OnEnter("a", action)).Stage("offer"));
    }

    [Fact]
    public void R21_A_letter_without_a_template_is_refused()
    {
        var pipeline = PipelineJson.Parse("""{"pipeline":"p","stages":[{"id":"s","onEnter":[{"id":"a","do":"send-email","temlate":"offer"}]}]}""");
        var problems = pipeline.Validate();
        Assert.Contains(problems, p => p.What.Contains("\"template\" is missing", StringComparison.Ordinal) && p.Remedy.Contains("temlate", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Remedy == "Did you mean \"template\"?");
        Assert.All(problems, p => Assert.Equal("pipeline \"p\", stage \"s\", action \"a\"", p.Where));
    }

    [Theory]
    [InlineData("amount", "Did you mean \"deal.amount\"?")]
    [InlineData("order.amount", "Begin it with")]
    [InlineData("deal.tags", "Did you mean \"deal.tag\"?")]
    [InlineData("deal.utm", "deal.utm.source")]
    [InlineData("deal.", "deal.utm.source")]
    [InlineData("before.contact.name", "Begin it with")]
    [InlineData("deal.a b", "letters, digits")]
    public void R16_A_condition_names_a_field_that_can_exist(string field, string remedy)
    {
        var when = new Condition.Not(new Condition.Any([new Condition.Compare(field, ConditionOperator.Equal, [FieldValue.Of(1)])]));
        var pipeline = new PipelineDefinition { Id = "p", Stages = [new() { Id = "s", OnEnter = [new() { Id = "a", Do = ActionKinds.RingBack, When = when }] }] };
        Assert.Contains(remedy, Found("bad-condition", pipeline).Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void R16_A_condition_has_as_many_values_as_its_operator_takes()
    {
        Found("bad-condition", Stage(s => s.MoveHereOn("t", Triggers.IncomingCall().When(c => c.Deal.Source.In()))));
        Found("bad-condition", Stage(s => s.MoveHereOn("t", Triggers.IncomingCall().When(c => c.Within("")))));
        Found("bad-condition", Stage(s => s.MoveHereOn("t", Triggers.IncomingCall().When(_ => new Condition.Compare("deal.amount", ConditionOperator.Equal, [])))));
    }

    [Fact]
    public void R05_A_replacement_leads_from_a_removed_stage_to_one_that_exists()
    {
        Assert.Empty(Pipeline.Define("p", p => p.Stage("new").Replaces("old", with: "new")).Validate());
        Assert.Equal("Did you mean \"new\"?", Found("bad-replacement", Pipeline.Define("p", p => p.Stage("new").Replaces("old", with: "now"))).Remedy);
        Found("bad-replacement", Pipeline.Define("p", p => p.Stage("new").Stage("old").Replaces("old", with: "new")));
    }

    [Fact]
    public void A_problem_is_told_in_one_line_with_place_and_remedy()
        => Assert.Equal(
            "Error: pipeline \"p\", stage \"s\": \"red\" is no colour. Write it as #rrggbb, for example \"#3b82f6\".",
            Found("bad-color", Stage(s => s.Color("red"))).ToString());

    private static PipelineDefinition Stage(Action<StageBuilder> stage) => Pipeline.Define("p", p => p.Stage("s", stage));

    private static PipelineProblem Found(string code, PipelineDefinition definition)
    {
        var problem = Assert.Single(definition.Validate(), p => p.Code == code);
        Assert.Equal(ProblemSeverity.Error, problem.Severity);
        return problem;
    }
}
