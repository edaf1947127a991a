using NodaTime;

namespace CrmCore.Testing;

/// <summary>What reached the services outside: every try of every planned action.</summary>
internal sealed class PortCalls(Ledger ledger)
{
    private readonly Dictionary<string, List<PortCall>> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _taken = new(StringComparer.Ordinal);

    public int Count { get; private set; }

    private HashSet<string> SentAgain => ledger.Actions.SentAgain;

    /// <summary>A try begins.</summary>
    public PortCall Begin(ScheduledAction action, Delivery delivery, SimulatedNode node, Instant now)
    {
        Count++;
        if (action.DueAt > now) ledger.Break("actions are never early", $"{Words(action)} is due at {action.DueAt} and is carried out at {now}");
        var call = new PortCall(action, delivery, node.Index, now);
        if (!_byKey.TryGetValue(action.Key, out var calls)) _byKey[action.Key] = calls = [];
        if (delivery == Delivery.Once && !SentAgain.Contains(action.Key) && calls.Find(c => c.MayHaveHadEffect) is { } earlier)
        {
            ledger.Break("once means once", $"{Words(action)} is carried out by node {node.Index + 1} at {now}, and node {earlier.Node + 1} may have had its effect at {earlier.At} already");
        }

        calls.Add(call);
        return call;
    }

    /// <summary>A service outside took something under an action's key.</summary>
    public void Take(string key)
    {
        if (!_byKey.TryGetValue(key, out var calls))
        {
            ledger.Break("receivers get the key", $"a service was called with the key '{key}', which is no planned action's: hand on the key of the context");
            return;
        }

        var times = _taken[key] = _taken.GetValueOrDefault(key) + 1;
        if (calls[^1].Delivery == Delivery.Once && times > 1 && !SentAgain.Contains(key)) ledger.Break("once means once", $"{Words(calls[^1].Action)} reached its service {times} times");
    }

    private static string Words(ScheduledAction action) => $"the action '{action.Action}' ({action.Do}, {action.Phase}) with the key {action.Key}";
}
