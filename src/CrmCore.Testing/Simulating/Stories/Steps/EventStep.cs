namespace CrmCore.Testing;

/// <summary>Somebody hands an event in, by one of the two doors.</summary>
/// <param name="Number">The step's number.</param>
/// <param name="Node">On which node.</param>
/// <param name="Account">Of which account.</param>
/// <param name="Event">The event, as it is made at its moment.</param>
/// <param name="Times">How many at once, on as many nodes: a sender that heard nothing sends again.</param>
/// <param name="AcceptOnly">Whether it comes through the door of the webhooks.</param>
internal sealed record EventStep(int Number, int Node, int Account, EventDraft Event, int Times, bool AcceptOnly) : StoryStep(Number, Node)
{
    public override void Play(SimulatedWorld world)
    {
        var account = Accounts.NameOf(Account);
        for (var i = 0; i < Times; i++)
        {
            var node = world.Ready(Node + i);
            var known = Event.Known(world, account);
            var e = known?.Event ?? Event.Make(world, account);
            var handed = world.Handed.Begin(account, e, Event.Person);
            world.Say(node, $"is handed {(known is null ? "" : "again ")}{handed.Words}{Event.Words} of '{account}'{(AcceptOnly ? ", to accept" : "")}");
            HandIn(world, node, handed, AcceptOnly);
        }
    }

    public static void HandIn(SimulatedWorld world, SimulatedNode node, HandedEvent handed, bool acceptOnly)
    {
        var events = node.Engine.ForAccount(handed.Account).Events;
        world.Begin(node, "the handing in of " + handed.Words, async () =>
        {
            var outcome = acceptOnly ? await events.AcceptAsync(handed.Event).ConfigureAwait(false) : await events.IngestAsync(handed.Event).ConfigureAwait(false);
            world.Say(node, $"answers {handed.Words}: {outcome.Status}");
            world.Handed.Told(handed, outcome);
            InboxChecks.Answered(world, handed, outcome);
        });
    }
}
