namespace CrmCore;

/// <summary>
/// Looks for the probable doubles of one contact (R33): right after its capture, as a scheduled action, so that capture itself stays
/// fast. What shares a blocking key with it is compared; what is sure is merged, what is not goes to the review list.
/// </summary>
internal static class DoublesSearch
{
    public const string Action = "$find-doubles";

    /// <summary>Plans the search for a contact that was made or whose name, points or fields have changed.</summary>
    public static void Plan(DecisionScope scope, Contact contact)
    {
        if (!scope.Model.Duplicates.Search || !scope.Model.Matching.IsComparable(contact)) return;
        var row = new ScheduledAction
        {
            Account = scope.Account,
            Subject = contact.Id.Value,
            Entry = contact.Version,
            Phase = ActionPhase.Search,
            Action = Action,
            DueAt = scope.Now,
            Do = Action,
            Pipeline = "",
            Revision = 0,
            Stage = "",
            Cause = scope.Cause,
            PlannedAt = scope.Now,
            Chain = scope.Chain,
        };
        // The version is in the key: it stands for the first time, or was planned by this very batch.
        var actions = scope.Set.Of(ScheduledActionRecords.Instance);
        if (!actions.Has(ScheduledActionRecords.Instance.KeyOf(row))) actions.Insert(row);
    }

    /// <summary>Compares the contact, enters it under its keys and brings its review list up to date.</summary>
    /// <param name="scope">The decision.</param>
    /// <param name="look">The look that was asked while the records were loaded.</param>
    /// <param name="contact">The contact.</param>
    /// <param name="mayMerge">Whether a sure double is given back to be merged; otherwise it goes to the review list like the others.</param>
    /// <returns>The surest double, which is to be merged; null for none.</returns>
    public static FoundDouble? Decide(DecisionScope scope, DoublesLook look, Contact contact, bool mayMerge)
    {
        var found = look.Find(scope.Set, contact) ?? throw new RecordNotLoadedException(look.Missing);
        Postings.Enter(scope.Set, scope.Account, contact.Id.Value, look.Keys);
        var sure = mayMerge ? found.Find(f => f.Tier == MatchTier.Merge) : null;
        ReviewList.Replace(scope, contact.Id, mayMerge ? found.FindAll(f => f.Tier != MatchTier.Merge) : found);
        return sure;
    }
}
