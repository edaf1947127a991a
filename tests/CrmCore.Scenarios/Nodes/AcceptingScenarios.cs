using CrmCore.Scenarios.Pains;
using Npgsql;

namespace CrmCore.Scenarios.Nodes;

/// <summary>Events that one node accepts and another decides, and those of the host's own transaction.</summary>
public sealed class AcceptingScenarios
{
    private static readonly PipelineDefinition Sales = Pipeline.Define("sales", p => p
        .Stage("new")
        .Stage("called", s => s.MoveHereOn("call", CrmCore.Triggers.IncomingCall()))
        .Stage("written", s => s.MoveHereOn("letter", CrmCore.Triggers.IncomingEmail()))
        .Stage("called-again", s => s.MoveHereOn("call-2", CrmCore.Triggers.IncomingCall()))
        .Won().Lost());

    [SkippableFact]
    public async Task R64_what_the_host_commits_is_decided_and_what_it_rolls_back_never_happened()
    {
        await using var desk = await NodeDesk.OpenAsync(2, Sales);
        var kept = await NewDealAsync(desk, 1);
        var dropped = await NewDealAsync(desk, 2);
        await using var host = new NpgsqlConnection(desk.Database);
        await host.OpenAsync();
        await using (var transaction = await host.BeginTransactionAsync())
        {
            Assert.Equal(EventStatus.Accepted, (await desk.One.Events.AcceptAsync(Call(2, "1"), transaction)).Status);
            await transaction.RollbackAsync();
        }

        await using (var transaction = await host.BeginTransactionAsync())
        {
            Assert.Equal(EventStatus.Accepted, (await desk.One.Events.AcceptAsync(Call(1, "1"), transaction)).Status);
            await transaction.CommitAsync();
        }

        // The commit tells the nodes; nobody hands anything in.
        for (var i = 0; i < 200 && (await desk.One.Deals.GetAsync(kept)).Stage == "new"; i++) await Task.Delay(25);

        Assert.Equal("called", (await desk.Other.Deals.GetAsync(kept)).Stage);
        Assert.Equal("new", (await desk.Other.Deals.GetAsync(dropped)).Stage);
        Assert.Equal(EventStatus.Duplicate, (await desk.Other.Events.IngestAsync(Call(1, "1"))).Status);
        Assert.Equal(EventStatus.Decided, (await desk.Other.Events.IngestAsync(Call(2, "1"))).Status);
    }

    [SkippableFact]
    public async Task R64_an_event_that_was_handed_in_before_is_a_duplicate_in_the_hosts_transaction_too()
    {
        await using var desk = await NodeDesk.OpenAsync(1, Sales);
        await NewDealAsync(desk, 1);
        await desk.One.Events.IngestAsync(Call(1, "1"));
        await using var host = new NpgsqlConnection(desk.Database);
        await host.OpenAsync();
        await using var transaction = await host.BeginTransactionAsync();

        Assert.Equal(EventStatus.Duplicate, (await desk.One.Events.AcceptAsync(Call(1, "1"), transaction)).Status);
        Assert.Equal(EventStatus.Accepted, (await desk.One.Events.AcceptAsync(Call(1, "2"), transaction)).Status);
        await transaction.CommitAsync();
    }

    [SkippableFact]
    public async Task R64_what_one_node_accepted_is_decided_before_what_comes_to_another_later()
    {
        await using var desk = await NodeDesk.OpenAsync(2, Sales);
        for (var n = 0; n < 20; n++)
        {
            var deal = await NewDealAsync(desk, n, $"p{n}@example.com");
            await desk.One.Events.AcceptAsync(Call(n, "1"));
            await desk.One.Events.AcceptAsync(Call(n, "2"));
            var letter = await desk.Other.Events.IngestAsync(new IncomingEmail($"p{n}@example.com") { Source = "mail", Key = "letter-" + n });

            // Both calls first, past the letter's stage: the letter finds nothing later.
            Assert.Equal(DealResult.Noted, Assert.Single(letter.Deals).Result);
            Assert.Equal("called-again", (await desk.Other.Deals.GetAsync(deal)).Stage);
        }
    }

    [SkippableFact]
    public async Task R64_what_many_nodes_accept_at_once_is_decided_once()
    {
        await using var desk = await NodeDesk.OpenAsync(3, Sales);
        var deal = await NewDealAsync(desk, 1);
        await Task.WhenAll(desk.Engines.Select((engine, node) => Task.Run(async () =>
        {
            for (var n = 0; n < 40; n++) await engine.ForAccount("test").Events.AcceptAsync(Call(1, $"{node}/{n}"));
        })));

        // One more event stands behind all that was accepted before it.
        await desk.One.Events.IngestAsync(Call(1, "last"));

        var told = (await desk.Other.Timeline.OfAsync(deal)).Where(e => e.Kind is TimelineKinds.Moved or TimelineKinds.Noted).ToList();
        Assert.Equal(121, told.Count);
        Assert.Equal(121, told.Select(e => e.Cause).Distinct().Count());
        Assert.Equal(2, told.Count(e => e.Kind == TimelineKinds.Moved));
    }

    private static IncomingCall Call(int person, string key) => new(Desks.Phone(person)) { Source = "pbx", Key = person + "/" + key };

    private static async Task<DealId> NewDealAsync(NodeDesk desk, int person, string? email = null) =>
        new(Assert.IsType<Created>(await desk.One.Deals.CreateAsync(new NewDeal { Phone = Desks.Phone(person), Email = email })).Id);
}
