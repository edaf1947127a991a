namespace CrmCore.Tests.Pipelines;

public sealed class PipelineLintTests
{
    [Fact]
    public void R06_A_stage_that_nothing_leads_to_is_told_as_information()
    {
        var problem = Found("unreachable-stage", Examples.Sales);
        Assert.Equal(ProblemSeverity.Info, problem.Severity);
        Assert.Contains("\"offer\"", problem.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void R06_A_stage_that_an_action_leads_to_is_reachable()
    {
        Clean("unreachable-stage", Pipeline.Define("p", p => p.Stage("a", s => s.OnEnter("go", Do.ChangeStage("b"))).Stage("b")));
        Clean("unreachable-stage", Pipeline.Define("p", p => p.Stage("a", s => s.OnEnter("go", Do.CreateDeal("p", "b"))).Stage("b")));
        Found("unreachable-stage", Pipeline.Define("p", p => p.Stage("a", s => s.OnEnter("go", Do.ChangeStage("b", "other"))).Stage("b")));
    }

    [Fact]
    public void R06_A_loop_of_moves_is_an_error_and_with_a_condition_or_a_delay_a_warning()
    {
        var loop = Found("stage-loop", Loop(Do.ChangeStage("a")));
        Assert.Equal(ProblemSeverity.Error, loop.Severity);
        Assert.Contains("\"a\" → \"b\" → \"c\" → \"a\"", loop.What, StringComparison.Ordinal);
        Assert.Equal(ProblemSeverity.Warning, Found("stage-loop", Loop(Do.ChangeStage("a").When(c => c.Deal.Tag("again")))).Severity);
        Assert.Equal(ProblemSeverity.Warning, Found("stage-loop", Loop(Do.ChangeStage("a").After(Period.FromMonths(1)))).Severity);
        Clean("stage-loop", Loop(Do.ChangeStage("won")));
        Clean("stage-loop", Loop(Do.ChangeStage("a", "other")));

        static PipelineDefinition Loop(ActionDraft last) => Pipeline.Define("p", p => p
            .Stage("a", s => s.OnEnter("to-b", Do.ChangeStage("b")))
            .Stage("b", s => s.OnEnter("to-c", Do.ChangeStage("c")))
            .Stage("c", s => s.OnEnter("last", last)));
    }

    [Fact]
    public void R06_Each_of_two_loops_is_told_once()
    {
        var pipeline = Pipeline.Define("p", p => p
            .Stage("a", s => s.OnEnter("ab", Do.ChangeStage("b")))
            .Stage("b", s => s.OnEnter("ba", Do.ChangeStage("a")))
            .Stage("c", s => s.OnEnter("cc", Do.ChangeStage("c"))));
        Assert.Equal(2, pipeline.Lint().Count(p => p.Code == "stage-loop"));
    }

    [Fact]
    public void R25_Two_analytics_actions_in_one_pipeline_are_an_error()
    {
        var problem = Found("several-analytics-actions", Pipeline.Define("p", p => p.Stage("a", s => s.OnEnter("one", Do.AddToAnalytics())).Won(w => w.OnEnter("two", Do.AddToAnalytics("buy")))));
        Assert.Equal(ProblemSeverity.Error, problem.Severity);
        Assert.Contains("\"one\"", problem.Where, StringComparison.Ordinal);
        Assert.Contains("\"two\"", problem.Where, StringComparison.Ordinal);
        Clean("several-analytics-actions", Examples.Everything);
    }

    [Fact]
    public void R06_A_trigger_on_the_first_stage_never_fires()
        => Found("dead-trigger", Pipeline.Define("p", p => p.Stage("a", s => s.MoveHereOn("t", Triggers.IncomingCall()))));

    [Fact]
    public void R10_The_same_trigger_on_two_stages_is_alive_on_both()
        => Clean("dead-trigger", Pipeline.Define("p", p => p.Stage("a").Stage("b", s => s.MoveHereOn("t", Triggers.IncomingEmail())).Stage("c", s => s.MoveHereOn("u", Triggers.IncomingEmail()))));

    [Fact]
    public void R06_A_trigger_behind_one_that_takes_all_its_events_never_fires()
    {
        Found("dead-trigger", Second(Triggers.IncomingEmail(), Triggers.IncomingEmail("box")));
        Found("dead-trigger", Second(Triggers.IncomingEmail("box"), Triggers.IncomingEmail("box").When(c => c.Deal.Tag("x"))));
        Clean("dead-trigger", Second(Triggers.IncomingEmail("box"), Triggers.IncomingEmail()));
        Clean("dead-trigger", Second(Triggers.IncomingEmail().When(c => c.Deal.Tag("x")), Triggers.IncomingEmail()));
        Clean("dead-trigger", Second(Triggers.IncomingEmail(), Triggers.IncomingCall()));
        Clean("dead-trigger", Second(Triggers.On("acme.parcel"), Triggers.On("acme.parcel", new() { ["carrier"] = "DHL" })));
        Found("dead-trigger", Second(Triggers.On("acme.parcel"), Triggers.On("acme.parcel")));

        static PipelineDefinition Second(TriggerDraft one, TriggerDraft two) => Pipeline.Define("p", p => p.Stage("a").Stage("b", s => s.MoveHereOn("one", one).MoveHereOn("two", two)));
    }

    [Fact]
    public void R09_A_trigger_on_lost_behind_the_same_on_won_never_fires()
    {
        Found("dead-trigger", Outcome(Triggers.PaymentReceived()));
        Clean("dead-trigger", Outcome(Triggers.PaymentReceived().When(c => c.Deal.Amount.AtLeast(10))));

        static PipelineDefinition Outcome(TriggerDraft won) => Pipeline.Define("p", p => p.Stage("a").Won(w => w.MoveHereOn("w", won)).Lost(l => l.MoveHereOn("l", Triggers.PaymentReceived())));
    }

    [Fact]
    public void R06_A_trigger_whose_condition_contradicts_itself_never_fires()
    {
        Dead(c => c.Deal.Amount.AtLeast(1000) & c.Deal.Amount.LessThan(500));
        Dead(c => c.Deal.Amount.MoreThan(10) & c.Deal.Amount.AtMost(10));
        Dead(c => c.Deal.Amount.Between(20, 10));
        Dead(c => c.Deal.Source.Is("site") & c.Deal.Source.Is("phone"));
        Dead(c => c.Deal.Source.In("site", "mail") & c.Deal.Source.Is("phone"));
        Dead(c => c.Deal.Tag("b2b") & !c.Deal.Tag("b2b"));
        Dead(c => c.Deal.Field("city").Is("Omsk") & c.Deal.Field("city").IsNot("Omsk"));
        Dead(c => (c.Deal.Amount.Between(2, 1) | c.Deal.Amount.Between(4, 3)) & c.Deal.Tag("b2b"));
        Dead(c => c.Deal.Stage.Is("c"));
        Dead(c => c.Deal.Stage.In("b", "nowhere"));
        Dead(_ => new Condition.Any([]));
        Dead(_ => new Condition.Not(new Condition.All([])));
    }

    [Fact]
    public void R06_A_trigger_whose_condition_can_hold_is_not_told()
    {
        Alive(c => c.Deal.Tag("a") & c.Deal.Tag("b"));
        Alive(c => c.Deal.Field("colours").Is("red") & c.Deal.Field("colours").Is("blue"));
        Alive(c => c.Event.Field("to").Is("a@b.example") & c.Event.Field("to").Is("c@d.example"));
        Alive(c => c.Deal.Source.Is("Site") & c.Deal.Source.In("site", "mail"));
        Alive(c => c.Deal.Amount.AtLeast(10) & c.Deal.Amount.AtMost(10));
        Alive(c => c.Deal.Amount.Between(2, 1) | c.Deal.Tag("b2b"));
        Alive(c => c.Deal.Stage.In("a", "c"));
        Alive(c => !(c.Deal.Source.Is("site") & c.Deal.Source.Is("phone")));
        Alive(c => c.Before.Deal.Stage.Is("a") & c.Deal.Stage.Is("A"));
    }

    [Fact]
    public void R06_An_action_whose_condition_contradicts_itself_never_runs()
        => Found("dead-action", Pipeline.Define("p", p => p.Stage("a", s => s.OnEnter("x", Do.RingBack().When(c => c.Deal.Amount.Between(2, 1))))));

    [Fact]
    public void R06_A_delay_on_a_stage_that_sends_the_deal_on_at_once_is_always_cancelled()
    {
        Assert.Contains("\"letter\"", Found("always-cancelled", Leaving(Do.ChangeStage("b"), Do.SendEmail("x").After(Period.FromDays(1)))).Where, StringComparison.Ordinal);
        Found("always-cancelled", Leaving(Do.ChangeStage("won"), Do.SendEmail("x").At(new LocalTime(10, 0))));
        Clean("always-cancelled", Leaving(Do.ChangeStage("b"), Do.SendEmail("x").After(Period.FromDays(1)).Stays()));
        Clean("always-cancelled", Leaving(Do.ChangeStage("b"), Do.SendEmail("x")));
        Clean("always-cancelled", Leaving(Do.ChangeStage("b").When(c => c.Deal.Tag("x")), Do.SendEmail("x").After(Period.FromDays(1))));
        Clean("always-cancelled", Leaving(Do.ChangeStage("b").After(Period.FromDays(2)), Do.SendEmail("x").After(Period.FromDays(1))));

        static PipelineDefinition Leaving(ActionDraft move, ActionDraft letter) => Pipeline.Define("p", p => p.Stage("a", s => s.OnEnter("move", move).OnEnter("letter", letter)).Stage("b"));
    }

    [Fact]
    public void R18_A_delay_on_a_closed_stage_is_legal_and_told_as_information()
    {
        Assert.Equal(ProblemSeverity.Info, Found("delay-on-closed-stage", Won(Do.CreateTask("Ask for a review").After(Period.FromDays(7)))).Severity);
        Assert.Equal(ProblemSeverity.Warning, Found("before-on-closed-stage", Won(Do.CreateTask("Confirm").Before("deal.deadline", Period.FromDays(1)))).Severity);
        Assert.DoesNotContain(Won(Do.CreateTask("Pack")).Lint(), p => p.Code.EndsWith("closed-stage", StringComparison.Ordinal));

        static PipelineDefinition Won(ActionDraft action) => Pipeline.Define("p", p => p.Stage("a").Won(w => w.OnEnter("x", action)));
    }

    [Fact]
    public void R04_A_time_limit_on_a_closed_stage_is_told()
        => Found("limit-on-closed-stage", PipelineJson.Parse("""{"pipeline":"p","stages":[{"id":"s"}],"won":{"timeLimit":{"after":"PT1H"}}}"""));

    [Fact]
    public void A_slip_of_the_pen_in_a_host_s_action_is_told()
    {
        Found("suspicious-setting", PipelineJson.Parse("""{"pipeline":"p","stages":[{"id":"s","onEnter":[{"id":"a","do":"acme.ship","affter":"P1D"}]}]}"""));
        Clean("suspicious-setting", PipelineJson.Parse("""{"pipeline":"p","stages":[{"id":"s","onEnter":[{"id":"a","do":"acme.ship","sku":"A","to":"B"}]}]}"""));
    }

    [Fact]
    public void R06_Names_that_the_account_does_not_have_are_told_with_the_nearest()
    {
        var nothing = new LintContext
        {
            Templates = ["helo"], Calendars = [], Connections = [], DealFields = [], ContactFields = [], Employees = [], Teams = ["inbounds"], Pipelines = [],
        };
        var found = Examples.Everything.Lint(nothing).Where(p => p.Code.StartsWith("unknown-", StringComparison.Ordinal)).ToArray();

        Assert.Equal(
            ["calendar", "connection", "employee", "field", "mailbox", "pipeline", "team", "template"],
            found.Select(p => p.Code["unknown-".Length..]).Distinct().Order(StringComparer.Ordinal));
        Assert.All(found, p => Assert.Equal(ProblemSeverity.Error, p.Severity));
        Assert.Contains(found, p => p.What == "There is no template \"hello\"." && p.Remedy == "Did you mean \"helo\"?");
        Assert.Contains(found, p => p.What == "There is no team \"inbound\"." && p.Remedy == "Did you mean \"inbounds\"?");
        Assert.DoesNotContain(found, p => p.What.Contains("\"amount\"", StringComparison.Ordinal));
    }

    [Fact]
    public void R06_Names_are_not_looked_up_where_nothing_is_known()
        => Assert.DoesNotContain(Examples.Everything.Lint(), p => p.Code.StartsWith("unknown-", StringComparison.Ordinal));

    [Fact]
    public void R06_An_account_that_has_everything_gets_no_unknown_names()
    {
        var all = new LintContext
        {
            Templates = ["hello"], Calendars = ["office-hours"], Connections = ["sales-box", "facebook", "vk", "mailchimp", "robokassa"],
            DealFields = ["city", "delivery-date", "budget", "note"], ContactFields = [], Employees = ["olga", "ivan"], Teams = ["inbound"], Pipelines = ["service"],
        };
        Assert.DoesNotContain(Examples.Everything.Lint(all), p => p.Code.StartsWith("unknown-", StringComparison.Ordinal));
    }

    [Fact]
    public void R21_A_letter_without_a_sender_or_a_mailbox_is_told_where_the_account_has_none()
    {
        var without = new LintContext { HasDefaultSenderAndMailbox = false };
        Found("no-sender", Letter(Do.SendEmail("x")), without);
        Found("no-sender", Letter(Do.SendEmail("x").From("olga")), without);
        Clean("no-sender", Letter(Do.SendEmail("x").From("olga").Via("box")), without);
        Clean("no-sender", Letter(Do.SendEmail("x")), new() { HasDefaultSenderAndMailbox = true });

        static PipelineDefinition Letter(ActionDraft letter) => Pipeline.Define("p", p => p.Stage("a", s => s.OnEnter("x", letter)));
    }

    [Fact]
    public void R19_A_move_into_another_pipeline_is_told_as_information()
        => Assert.Equal(ProblemSeverity.Info, Found("move-to-other-pipeline", Pipeline.Define("p", p => p.Stage("a", s => s.OnEnter("x", Do.ChangeStage("b", "service"))))).Severity);

    private static void Dead(Func<ConditionBuilder, Condition> condition) => Found("dead-trigger", Conditional(condition));

    private static void Alive(Func<ConditionBuilder, Condition> condition) => Clean("dead-trigger", Conditional(condition));

    private static PipelineDefinition Conditional(Func<ConditionBuilder, Condition> condition)
        => Pipeline.Define("p", p => p.Stage("a").Stage("b", s => s.MoveHereOn("t", Triggers.IncomingCall().When(condition))).Stage("c"));

    private static PipelineProblem Found(string code, PipelineDefinition definition, LintContext? context = null)
    {
        var problem = Assert.Single(definition.Lint(context), p => p.Code == code);
        Assert.NotEmpty(problem.Remedy);
        return problem;
    }

    private static void Clean(string code, PipelineDefinition definition, LintContext? context = null)
        => Assert.DoesNotContain(definition.Lint(context), p => p.Code == code);
}
