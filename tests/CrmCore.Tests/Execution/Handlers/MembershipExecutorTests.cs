namespace CrmCore.Tests.Execution.Handlers;

public sealed class MembershipExecutorTests
{
    private readonly Bench _bench = new();

    public MembershipExecutorTests()
    {
        _bench.Connections.Add(new Connection { Id = "ads", Kind = Outside.ConnectionKind });
        _bench.Contacts.Add(Bench.Person(2, "Boris", Bench.Email("B.oris@gmail.com", unsubscribed: true), Bench.Phone("+79160000002"), Bench.Phone("+79161234567")));
        _bench.Contacts.Add(Bench.Person(3, "Boris again", Bench.Email("boris@gmail.com")));
    }

    private static AdAudienceDraft Facebook => Do.AdAudience("buyers", "ads").Facebook();

    private static AdAudienceDraft Vk => Do.AdAudience("buyers", "ads").Vk();

    private static PlainActionDraft List => Do.MailingList("news", "ads");

    private AdAudienceExecutor Audiences => new(_bench.Resolver, [_bench.Outside]);

    private MailingListExecutor Lists => new(_bench.Resolver, [_bench.Outside]);

    [Fact]
    public async Task R26_Entering_adds_the_addresses_and_phones_of_the_deals_contacts()
    {
        Assert.Equal(ActionOutcome.Done, await _bench.TryAsync(Audiences, Facebook));

        var change = _bench.Outside.Only<MembershipChange>();
        Assert.Equal(("buyers", MembershipOperation.Add, _bench.Run(Facebook).Action.Key), (change.Group, change.Operation, change.Key));
        Assert.Equal(["anna@client.example", "b.oris@gmail.com"], change.Emails);
        Assert.Equal(["+79161234567", "+79160000002"], change.Phones);
        Assert.Equal(["acme/outside/ads"], _bench.Outside.Connections);
    }

    [Fact]
    public async Task R26_Leaving_removes_from_facebook_and_makes_inactive_at_vk()
    {
        Leave();

        await _bench.TryAsync(Audiences, Facebook);
        await _bench.TryAsync(Audiences, Vk);

        Assert.Equal([MembershipOperation.Remove, MembershipOperation.Deactivate], _bench.Outside.Taken.Cast<MembershipChange>().Select(c => c.Operation));
    }

    [Fact]
    public async Task R27_Entering_adds_all_addresses_but_those_that_unsubscribed_themselves()
    {
        Assert.Equal(ActionOutcome.Done, await _bench.TryAsync(Lists, List));

        var change = _bench.Outside.Only<MembershipChange>();
        Assert.Equal(("news", MembershipOperation.Add), (change.Group, change.Operation));
        Assert.Equal(["anna@client.example"], change.Emails);
        Assert.Empty(change.Phones);
    }

    [Fact]
    public async Task R27_Leaving_removes_whom_we_added_and_leaves_alone_who_unsubscribed()
    {
        Leave();

        await _bench.TryAsync(Lists, List);

        var change = _bench.Outside.Only<MembershipChange>();
        Assert.Equal(MembershipOperation.Remove, change.Operation);
        Assert.Equal(["anna@client.example"], change.Emails);
    }

    [Fact]
    public async Task Contacts_that_no_service_could_know_are_skipped()
    {
        _bench.Contacts.Clear();
        _bench.Contacts.Add(Bench.Person(1, "Anna", Bench.Email("anna@client.example", unsubscribed: true)));
        Assert.Contains("nothing by which", Bench.Skipped(await _bench.TryAsync(Lists, List)), StringComparison.Ordinal);

        _bench.Contacts.Clear();
        Assert.Contains("nothing by which", Bench.Skipped(await _bench.TryAsync(Audiences, Facebook)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R26_A_late_entering_does_not_add_who_has_left()
    {
        MoveTo("agreed", 3);

        Assert.Contains("has left", Bench.Skipped(await _bench.TryAsync(Audiences, Facebook)), StringComparison.Ordinal);
        Assert.Contains("has left", Bench.Skipped(await _bench.TryAsync(Lists, List)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R26_A_late_entering_adds_when_the_next_stage_keeps_the_same_group()
    {
        Agreed(Facebook);
        MoveTo("agreed", 3);

        Assert.Equal(ActionOutcome.Done, await _bench.TryAsync(Audiences, Facebook));
        Assert.Contains("has left", Bench.Skipped(await _bench.TryAsync(Audiences, Do.AdAudience("others", "ads").Facebook())), StringComparison.Ordinal);
        Assert.Contains("has left", Bench.Skipped(await _bench.TryAsync(Audiences, Do.AdAudience("buyers", "box").Facebook())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R26_A_late_leaving_does_not_remove_who_is_back()
    {
        Agreed(Facebook, List);
        Leave(entry: 4);

        Assert.Contains("again", Bench.Skipped(await _bench.TryAsync(Audiences, Facebook)), StringComparison.Ordinal);
        Assert.Contains("again", Bench.Skipped(await _bench.TryAsync(Lists, List)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R26_Vk_is_left_for_good_also_when_the_deal_is_back()
    {
        Agreed(Vk);
        Leave(entry: 4);

        Assert.Equal(ActionOutcome.Done, await _bench.TryAsync(Audiences, Vk));
    }

    [Fact]
    public async Task A_late_leaving_removes_where_the_way_back_in_is_not_certain()
    {
        ActionDraft[] uncertain = [Facebook.After(Period.FromDays(2)), Facebook.Once(), Facebook.When(c => c.Deal.Tag("b2b"))];
        foreach (var draft in uncertain)
        {
            Agreed(draft);
            Leave(entry: 4);
            Assert.Equal(ActionOutcome.Done, await _bench.TryAsync(Audiences, Facebook));
        }
    }

    [Fact]
    public async Task Without_an_adapter_it_fails_with_the_package()
    {
        Assert.Contains("CrmCore.Analytics", Bench.Failed(await _bench.TryAsync(new AdAudienceExecutor(_bench.Resolver, []), Facebook)), StringComparison.Ordinal);
        Assert.Contains("CrmCore.Analytics", Bench.Failed(await _bench.TryAsync(new MailingListExecutor(_bench.Resolver, []), List)), StringComparison.Ordinal);
    }

    [Fact]
    public void They_may_be_repeated()
    {
        Assert.Equal(Delivery.Repeatable, Audiences.DeliveryOf(_bench.Run(Facebook)));
        Assert.Equal(Delivery.Repeatable, Lists.DeliveryOf(_bench.Run(List)));
    }

    private void Agreed(params ActionDraft[] actions) => _bench.Sales = _bench.Sales with
    {
        Stages = [.. _bench.Sales.Stages.Select(s => s.Id == "agreed" ? s with { OnEnter = [.. actions.Select((a, i) => a.Build("a" + i))] } : s)],
    };

    private void Leave(long entry = 3)
    {
        _bench.Phase = ActionPhase.Leave;
        MoveTo("agreed", entry);
    }

    private void MoveTo(string stage, long entry) => _bench.Deal = _bench.Deal with { Stage = stage, Entry = entry };
}
