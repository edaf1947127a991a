using System.Globalization;

namespace CrmCore.Testing;

/// <summary>A person does something.</summary>
/// <param name="Number">The step's number.</param>
/// <param name="Node">On which node.</param>
/// <param name="Account">Of which account.</param>
/// <param name="Kind">What.</param>
/// <param name="A">Which card, of those that there are then.</param>
/// <param name="B">What else there is to choose.</param>
internal sealed record CommandStep(int Number, int Node, int Account, CommandKind Kind, int A, int B) : StoryStep(Number, Node)
{
    public override void Play(SimulatedWorld world)
    {
        var account = Accounts.NameOf(Account);
        var node = world.Ready(Node);
        var crm = node.Engine.ForAccount(account);
        var by = Actor.Parse("olga");
        if ((Commands.OnCards(this, world, account, crm, by) ?? Commands.OnRest(this, world, account, crm, by)) is not { } command) return;
        world.Say(node, $"{command.Words} in '{account}'");
        world.Begin(node, command.Words, async () =>
        {
            var result = await command.Run().ConfigureAwait(false);
            world.Say(node, $"answers '{command.Words}': {(result is Refused refused ? "refused, " + refused.Reason : result.GetType().Name)}");
        });
    }

    /// <summary>The key of the command: handed in again it counts once.</summary>
    public string Key => "c-" + Number.ToString(CultureInfo.InvariantCulture);
}
