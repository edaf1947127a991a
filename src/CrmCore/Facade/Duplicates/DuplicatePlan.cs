namespace CrmCore;

/// <summary>The probable doubles among all contacts of an account, as they stood when they were looked for. Nothing is changed by it.</summary>
public sealed class DuplicatePlan
{
    private readonly MatchResult _result;
    private readonly List<(ContactId Id, long Version)> _contacts;
    private readonly Dictionary<ContactId, int> _rows;

    internal DuplicatePlan(MatchResult result, ContactRows rows)
    {
        _result = result;
        _contacts = rows.Contacts;
        _rows = _contacts.Select((c, row) => (c.Id, row)).ToDictionary(c => c.Id, c => c.row);
        Sure = Pairs(MatchTier.Merge);
        Review = Pairs(MatchTier.Review);
        Groups = [.. result.Merged.Select((group, row) => (group, row)).GroupBy(r => r.group).Where(g => g.Skip(1).Any())
            .Select(g => (IReadOnlyList<ContactId>)[.. g.Select(r => _contacts[r.row].Id).OrderBy(id => id.Value)])];
    }

    /// <summary>How many contacts were looked at.</summary>
    public int Contacts => _contacts.Count;

    /// <summary>The pairs that are merged when the plan is applied, the surest first.</summary>
    public IReadOnlyList<DuplicatePair> Sure { get; }

    /// <summary>The pairs that go to the review list when the plan is applied, the surest first.</summary>
    public IReadOnlyList<DuplicatePair> Review { get; }

    /// <summary>The contacts that become one when the plan is applied, in the order of their making. The account's <see cref="MergeRules"/> say which stays.</summary>
    public IReadOnlyList<IReadOnlyList<ContactId>> Groups { get; }

    internal MatchModel Model => _result.Model;

    /// <summary>Why two contacts were or were not taken for one person: what each field says, in bits.</summary>
    /// <param name="one">A contact of the plan.</param>
    /// <param name="other">Another.</param>
    /// <returns>The explanation.</returns>
    /// <exception cref="ArgumentException">The plan has looked at no such contact.</exception>
    public MatchExplanation Why(ContactId one, ContactId other) => _result.Explain(Row(one), Row(other));

    internal long VersionOf(ContactId id) => _contacts[Row(id)].Version;

    private int Row(ContactId id) => _rows.TryGetValue(id, out var row) ? row : throw new ArgumentException($"The plan has looked at no contact {id}.", nameof(id));

    private List<DuplicatePair> Pairs(MatchTier tier) =>
        [.. _result.Pairs.Where(p => p.Tier == tier).Select(p => Pair(_contacts[p.A].Id, _contacts[p.B].Id, p.Probability))];

    private static DuplicatePair Pair(ContactId a, ContactId b, double probability) =>
        a.Value.CompareTo(b.Value) < 0 ? new(a, b, probability) : new(b, a, probability);
}
