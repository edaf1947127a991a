namespace CrmCore;

/// <summary>
/// Writes contacts. Whoever makes or changes one comes through here: what a write changes is marked with who gave it, by what and when, so
/// that merging can choose between two values (R33). Only merging and erasing, which carry the marks along, write by themselves.
/// </summary>
internal static class ContactWrites
{
    public static void Insert(DecisionScope scope, Contact contact)
    {
        var all = GivenValues.Of(GivenBy(scope), null);
        scope.Set.Of(ContactRecords.Instance).Insert(contact with { Details = contact.Details with { Given = [all] } });
        DoublesSearch.Plan(scope, contact);
    }

    /// <summary>Saves a changed contact under the next version.</summary>
    /// <returns>The contact as it was saved.</returns>
    public static Contact Update(DecisionScope scope, Contact before, Contact after)
    {
        var names = ValueNames.Of(after);
        var given = before.Given();
        var now = GivenBy(scope);
        var isOther = false;
        foreach (var name in names)
        {
            if (!IsChanged(before, after, name)) continue;
            given[name] = now;
            isOther |= name != ValueNames.Owner;
        }

        var saved = after with { Details = after.Details with { Given = GivenValues.Store(given, names) }, Version = before.Version + 1 };
        scope.Set.Of(ContactRecords.Instance).Update(saved);
        if (saved.Owner != before.Owner) scope.Owned.NewManagers.Add(saved.Id);
        if (isOther) DoublesSearch.Plan(scope, saved);
        return saved;
    }

    private static Provenance GivenBy(DecisionScope scope) => new(
        scope.OccurredAt, scope.Actor, scope.Source.Length == 0 ? null : scope.Source, scope.Cause == default(EventId) ? null : scope.Cause);

    private static bool IsChanged(Contact before, Contact after, string name) => name switch
    {
        ValueNames.Name => before.Name != after.Name,
        ValueNames.Owner => before.Owner != after.Owner,
        ['.', .. var field] => before.Fields[field] != after.Fields[field],
        _ => !before.Points.Any(p => ValueNames.Point(p.Kind, p.Value) == name),
    };
}
