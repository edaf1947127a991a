namespace CrmCore;

/// <summary>Finds conditions of a simple kind that can never hold. What it does not find may still be one.</summary>
internal static class Contradictions
{
    /// <summary>Why the condition can never hold; null when no reason was found.</summary>
    public static string? Find(Condition? condition)
    {
        switch (condition)
        {
            case null or Condition.Within:
                return null;
            case Condition.Any(var parts):
                var reasons = parts.Select(Find).ToArray();
                if (reasons.Length == 0) return "its condition asks for one of nothing";
                return Array.TrueForAll(reasons, r => r is not null) ? reasons[0] : null;
            case Condition.Not(Condition.All([])):
                return "its condition denies what always holds";
            case Condition.Not:
                return null;
            default:
                var conjuncts = Conjuncts(condition).ToArray();
                return conjuncts.OfType<Condition.Any>().Select(Find).FirstOrDefault(r => r is not null)
                    ?? conjuncts.OfType<Condition.Not>().Select(Find).FirstOrDefault(r => r is not null)
                    ?? Denied(conjuncts)
                    ?? Values([.. conjuncts.OfType<Condition.Compare>()]);
        }
    }

    /// <summary>The conditions that must all hold.</summary>
    public static IEnumerable<Condition> Conjuncts(Condition? condition) => condition switch
    {
        null => [],
        Condition.All(var parts) => parts.SelectMany(Conjuncts),
        _ => [condition],
    };

    private static string? Denied(Condition[] conjuncts)
    {
        foreach (var not in conjuncts.OfType<Condition.Not>())
        {
            if (conjuncts.Any(c => Same(c, not.Inner))) return "its condition asks for something and for its opposite";
        }

        return null;
    }

    private static string? Values(Condition.Compare[] atoms)
    {
        foreach (var atom in atoms)
        {
            if (atom.Op == ConditionOperator.In && atom.Values.Count == 0) return $"\"{atom.Field}\" is to be one of no values";
            if (atoms.Any(o => atom.Op == ConditionOperator.Equal && o.Op == ConditionOperator.NotEqual && o.Field == atom.Field && o.Values.SequenceEqual(atom.Values)))
                return $"\"{atom.Field}\" is to be {Text(atom)} and not to be it";
        }

        foreach (var field in atoms.GroupBy(a => a.Field, StringComparer.Ordinal))
        {
            if ((Choices(field.Key, field) ?? Range(field.Key, field)) is { } reason) return reason;
        }

        return null;
    }

    // Two different texts cannot both be the one value of a field; a field of several values may well equal both.
    private static string? Choices(string field, IEnumerable<Condition.Compare> atoms)
    {
        if (!ConditionPaths.IsSingle(field)) return null;
        HashSet<string>? left = null;
        foreach (var atom in atoms.Where(a => a.Op is ConditionOperator.Equal or ConditionOperator.In && a.Values.Count > 0))
        {
            if (atom.Values.Any(v => v.Kind != FieldValueKind.Text)) continue;
            var texts = atom.Values.Select(v => v.AsText).ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (left is null) left = texts;
            else left.IntersectWith(texts);
            if (left.Count == 0) return $"\"{field}\" cannot have two different values at once";
        }

        return null;
    }

    private static string? Range(string field, IEnumerable<Condition.Compare> atoms)
    {
        decimal? low = null, high = null;
        bool lowOpen = false, highOpen = false;
        foreach (var atom in atoms)
        {
            var numbers = atom.Values.Where(v => v.Kind == FieldValueKind.Number).Select(v => v.AsNumber!.Value).ToArray();
            if (numbers.Length == 0 || numbers.Length != atom.Values.Count) continue;
            if (atom.Op is ConditionOperator.Equal && !ConditionPaths.IsSingle(field)) continue;
            if (atom.Op is ConditionOperator.More or ConditionOperator.AtLeast or ConditionOperator.Between or ConditionOperator.Equal)
                Raise(numbers[0], atom.Op == ConditionOperator.More);
            if (atom.Op is ConditionOperator.Less or ConditionOperator.AtMost or ConditionOperator.Between or ConditionOperator.Equal)
                Lower(numbers[^1], atom.Op == ConditionOperator.Less);
        }

        return low > high || (low == high && low is not null && (lowOpen || highOpen)) ? $"no number is where \"{field}\" is to be" : null;

        void Raise(decimal bound, bool open)
        {
            if (low is null || bound > low || (bound == low && open)) (low, lowOpen) = (bound, open);
        }

        void Lower(decimal bound, bool open)
        {
            if (high is null || bound < high || (bound == high && open)) (high, highOpen) = (bound, open);
        }
    }

    private static bool Same(Condition one, Condition other) => (one, other) switch
    {
        (Condition.Compare a, Condition.Compare b) => a.Field == b.Field && a.Op == b.Op && a.Values.SequenceEqual(b.Values),
        (Condition.Within a, Condition.Within b) => a.Calendar == b.Calendar,
        _ => false,
    };

    private static string Text(Condition.Compare atom) => string.Join(" or ", atom.Values.Select(v => $"\"{v.AsText}\""));
}
