using CrmCore.Testing;

namespace CrmCore.Tests.Merging;

public sealed class AutomaticMergeTests
{
    [Fact]
    public async Task R68_a_merge_that_a_rule_decided_loses_against_a_choice_made_since()
    {
        await using var desk = await CrmTestDesk.WithAsync(Pipeline.Define("p", p => p.Stage("new").Won().Lost()));
        var one = await ContactAsync(desk, "Anna");
        var two = await ContactAsync(desk, "Anna K");
        var seen = ((await desk.Contacts.GetAsync(one)).Version, (await desk.Contacts.GetAsync(two)).Version);
        await desk.Contacts.EditAsync(two, new ContactChange { Name = "Another Anna" }, new EmployeeId("olga"));

        var late = await MergeAsync(seen);
        Assert.Contains("(R68)", Assert.IsType<Refused>(late).Reason, StringComparison.Ordinal);
        Assert.IsType<Merged>(await MergeAsync(((await desk.Contacts.GetAsync(one)).Version, (await desk.Contacts.GetAsync(two)).Version)));

        ValueTask<CommandResult> MergeAsync((long, long) versions) => desk.Contacts.MergeAsync(one, two, null, null, "the same address", versions, CancellationToken.None);
    }

    [Fact]
    public async Task The_rules_are_a_setting_of_the_account()
    {
        await using var desk = await CrmTestDesk.WithAsync(Pipeline.Define("p", p => p.Stage("new").Won().Lost()));
        Assert.Equal(SurvivorshipRule.MostComplete, (await desk.Crm.Settings.MergeRulesAsync()).Name);
        var rules = new MergeRules { Name = SurvivorshipRule.Survivor, SourceOrder = ["1c"], ByField = new Dictionary<string, SurvivorshipRule> { ["city"] = SurvivorshipRule.BySource } };

        Assert.IsType<Done>(await desk.Crm.Settings.SaveAsync(rules));

        var saved = await desk.Crm.Settings.MergeRulesAsync();
        Assert.Equal((SurvivorshipRule.Survivor, "1c", SurvivorshipRule.BySource, SurvivorshipRule.Newest), (saved.Name, saved.SourceOrder[0], saved.ByField["city"], saved.Fields));
        var one = await ContactAsync(desk, "Anna");
        await desk.Contacts.MergeAsync(one, await ContactAsync(desk, "Anna Karenina"));
        Assert.Equal("Anna", (await desk.Contacts.GetAsync(one)).Name);
    }

    [Fact]
    public async Task What_is_planned_for_the_other_card_goes_over_and_comes_back_and_what_was_begun_stays()
    {
        await using var desk = await CrmTestDesk.WithAsync(Pipeline.Define("p", p => p.Stage("new").Won().Lost()));
        var one = await ContactAsync(desk, "Anna");
        var two = await ContactAsync(desk, "Anna K");
        var due = desk.Clock.Now + Duration.FromDays(9);
        var account = (await desk.Contacts.GetAsync(two)).Account;
        var waits = new ScheduledAction { Account = account, Subject = two.Value, Entry = 1, Phase = ActionPhase.Enter, Action = "look", DueAt = due, Do = "x", Pipeline = "", Revision = 0, Stage = "" };
        var begun = waits with { Action = "begun", Started = true, Attempts = 1 };
        var changes = new[] { waits, begun }.Select(a => new RecordChange(ScheduledActionRecords.Instance, ChangeKind.Insert, ScheduledActionRecords.Instance.KeyOf(a), a, 0));
        Assert.True((await desk.Engine.Store.CommitAsync(new ChangeSet([.. changes]), CancellationToken.None)).IsCommitted);

        var merged = Assert.IsType<Merged>(await desk.Contacts.MergeAsync(one, two));
        Assert.Equal(["look"], await PlannedAsync(one));
        Assert.Equal(["begun"], await PlannedAsync(two));

        Assert.IsType<Unmerged>(await desk.Contacts.UnmergeAsync(merged.Merge));
        Assert.Empty(await PlannedAsync(one));
        Assert.Equal(["begun", "look"], await PlannedAsync(two));

        async Task<IEnumerable<string>> PlannedAsync(ContactId card) =>
            (await desk.Engine.Store.PageAsync(ScheduledActionRecords.Instance, ScheduledActionRecords.BySubject, new RecordKey(account, card.Value), 2, 10, null, false, CancellationToken.None)).Items.Where(a => a.Phase != ActionPhase.Search).Select(a => a.Action).Order(StringComparer.Ordinal);
    }

    private static async Task<ContactId> ContactAsync(CrmTestDesk desk, string name) =>
        new(Assert.IsType<Created>(await desk.Contacts.CreateAsync(new ContactChange { Name = name })).Id);
}
