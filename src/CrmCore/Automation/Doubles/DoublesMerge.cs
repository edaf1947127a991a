using System.Globalization;

namespace CrmCore;

/// <summary>The command that merges two contacts by rule: as if a person had given it, but weaker than any person's word (R68).</summary>
internal static class DoublesMerge
{
    /// <summary>Makes the command.</summary>
    /// <param name="rules">The account's rules: they say which card stays.</param>
    /// <param name="author">Who decides: the account's automation, or the person who applies a plan.</param>
    /// <param name="one">A contact as it was compared.</param>
    /// <param name="other">The other.</param>
    /// <param name="probability">How probable it is that they are one.</param>
    /// <param name="key">What was decided, so that a repetition counts once.</param>
    public static CommandEvent Of(MergeRules rules, Actor author, Contact one, Contact other, double probability, string key)
    {
        var survivor = Survivorship.Pick(rules, one, other);
        var away = ReferenceEquals(survivor, one) ? other : one;
        var reason = string.Create(CultureInfo.InvariantCulture, $"one person with a probability of {Math.Min(probability, 0.9999):P2} (R33)");
        var body = JsonBody.Write(json => MergeCommand.Write(json, survivor.Id, away.Id, reason, (survivor.Version, away.Version)));
        return new CommandEvent(CommandKinds.MergeContacts, author, body) { Source = "crm", Key = $"{key}/{survivor.Version}/{away.Id}/{away.Version}" };
    }
}
