namespace CrmCore;

/// <summary>Keeps the way from companies to their people in step when a contact is merged, restored or deleted.</summary>
internal static class CompanyMembers
{
    /// <summary>A card that is in use stands under its company; any other stands under none.</summary>
    public static void Follow(DecisionScope scope, Contact before, Contact after)
    {
        var was = before.State == CardState.Active ? before.Company : null;
        var now = after.State == CardState.Active ? after.Company : null;
        if (was == now) return;
        var members = scope.Set.Of(CompanyMemberRecords.Instance);
        if (was is { } left)
        {
            var key = CompanyMemberRecords.Key(scope.Account, left, before.Id);
            if (members.Find(key) is not null) members.Delete(key);
        }

        if (now is { } joined && members.Find(CompanyMemberRecords.Key(scope.Account, joined, after.Id)) is null)
        {
            members.Insert(new CompanyMember(scope.Account, joined, after.Id));
        }
    }
}
