namespace CrmCore;

/// <summary>Gives contact points to cards: a free one is claimed, one that another holds is left to it (R33).</summary>
internal static class Claims
{
    /// <summary>Claims the free points for a holder and gives those that it now holds and did not know.</summary>
    public static List<KnownPoint> Take(
        WorkingSet set, int account, CardKind holderKind, Guid holder, IReadOnlyList<KnownPoint> known, IReadOnlyList<KnownPoint> points, int phoneVersion)
    {
        var added = new List<KnownPoint>();
        var claims = set.Of(ClaimRecords.Instance);
        foreach (var point in points)
        {
            var held = claims.Find(ClaimRecords.Key(account, point.Kind, point.Value));
            if (held is null)
            {
                claims.Insert(New(account, point, phoneVersion) with { HolderKind = holderKind, Holder = holder });
            }
            else if (held.Holder != holder && !held.IsShared)
            {
                continue;
            }

            if (!known.Any(k => k.Kind == point.Kind && k.Value == point.Value)) added.Add(point);
        }

        return added;
    }

    /// <summary>Hands one claim from a contact to another.</summary>
    /// <returns>Whether the first one held it.</returns>
    public static bool Transfer(WorkingSet set, int account, KnownPoint point, ContactId from, ContactId to)
    {
        var claims = set.Of(ClaimRecords.Instance);
        if (claims.Find(ClaimRecords.Key(account, point.Kind, point.Value)) is not { } held || held.Holder != from.Value) return false;
        claims.Update(held with { Holder = to.Value, Version = held.Version + 1 });
        return true;
    }

    /// <summary>A claim that nobody holds yet.</summary>
    public static Claim New(int account, KnownPoint point, int phoneVersion) => new()
    {
        Account = account,
        Kind = point.Kind,
        Value = point.Value,
        HolderKind = Claim.NoHolder,
        Holder = Guid.Empty,
        Raw = point.Raw == point.Value ? null : point.Raw,
        Normalizer = point.Kind == ContactPointKind.Phone ? phoneVersion : point.Kind == ContactPointKind.Email ? EmailAddress.NormalizerVersion : 1,
    };

    /// <summary>Hands a lead's claims to the card that it became.</summary>
    public static void HandOver(WorkingSet set, int account, LeadId lead, CardKind kind, Guid to, IReadOnlyList<KnownPoint> points)
    {
        var claims = set.Of(ClaimRecords.Instance);
        foreach (var point in points)
        {
            if (claims.Find(ClaimRecords.Key(account, point.Kind, point.Value)) is { IsShared: false } held && held.Holder == lead.Value)
            {
                claims.Update(held with { HolderKind = kind, Holder = to, Version = held.Version + 1 });
            }
        }
    }
}
