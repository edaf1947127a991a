namespace CrmCore.Tests.Pipelines;

public sealed class LeadStatusesTests
{
    [Fact]
    public void What_is_written_reads_the_same()
    {
        var statuses = LeadStatuses.Define(s => s
            .New("new", n => n.Named("New").Color("#3b82f6"))
            .InWork("calling", w => w.OnEnter("task", Do.CreateTask("Call").Due(Period.FromDays(1))).OnEnter("stop", Do.ChangeStage("junk").After(Period.FromDays(3))))
            .Accepted("accepted")
            .Refused("junk", r => r.Reasons("spam", "robot").StaysClosed()));

        var json = LeadStatusesJson.Write(statuses);

        Assert.Empty(statuses.Validate());
        Assert.Equal(json, LeadStatusesJson.Write(LeadStatusesJson.Parse(json)));
        Assert.True(LeadStatusesJson.Parse(json).Find("junk")!.StaysClosed);
    }

    [Fact]
    public void The_default_ones_are_valid_and_are_what_old_leads_have()
    {
        Assert.Empty(LeadStatuses.Default.Validate());
        foreach (var state in Enum.GetValues<LeadState>()) Assert.Equal(LeadStatusIds.Of(state), LeadStatuses.Default.First(state).Id);
    }

    [Fact]
    public void What_is_missing_or_needs_a_deal_is_named()
    {
        var statuses = LeadStatuses.Define(s => s.New("new", n => n.Reasons("why").OnEnter("deal", Do.CreateDeal("sales"))).New("new").InWork("w", w => w.OnEnter("go", Do.ChangeStage("nowhere"))));

        var codes = statuses.Validate().Select(p => p.Code).ToHashSet(StringComparer.Ordinal);

        Assert.Superset(new HashSet<string>(["no-status", "reasons-without-refusal", "action-needs-deal", "unknown-stage"], StringComparer.Ordinal), codes);
    }

    [Theory]
    [InlineData("{\"statuses\":[{\"id\":\"a\",\"state\":\"odd\"}]}", "odd")]
    [InlineData("{\"statuses\":[{\"state\":\"new\"}]}", "\"id\" is missing")]
    [InlineData("[", "no JSON")]
    public void What_cannot_be_read_is_named(string json, string named) =>
        Assert.Contains(named, Assert.Throws<InvalidPipelineException>(() => LeadStatusesJson.Parse(json)).Message, StringComparison.Ordinal);
}
