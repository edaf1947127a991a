using System.Security.Cryptography;
using System.Text;

namespace CrmCore;

/// <summary>
/// Values that several people use: a switchboard, info@, a family's phone (R33). A shared value keeps one claim row, which nobody holds, so that
/// finding it out is still one look-up; it stays on every card that has it.
/// </summary>
internal static class SharedKeys
{
    private const int HashBytes = 6;

    /// <summary>Whether a value is nobody's from the first time it is seen: an address that people type to give none.</summary>
    public static bool IsNobodys(KnownPoint point) => point.Kind == ContactPointKind.Email && PlaceholderAddresses.Has(point.Value);

    /// <summary>Whether a value is meant for several by its look, so that one other name is enough: <c>info@</c>, <c>office@</c>.</summary>
    public static bool IsForSeveral(KnownPoint point) => point.Kind == ContactPointKind.Email && PlaceholderAddresses.IsRole(point.Value);

    /// <summary>Releases the exclusive claim: from now on the value decides nothing alone.</summary>
    /// <returns>Whether anything was changed.</returns>
    public static bool Share(WorkingSet set, int account, KnownPoint point, int phoneVersion)
    {
        var claims = set.Of(ClaimRecords.Instance);
        var claim = claims.Find(ClaimRecords.Key(account, point.Kind, point.Value));
        if (claim is null) claims.Insert(Claims.New(account, point, phoneVersion));
        else if (!claim.IsShared) claims.Update(claim with { HolderKind = Claim.NoHolder, Holder = Guid.Empty, Names = null, Version = claim.Version + 1 });
        return claim is not { IsShared: true };
    }

    /// <summary>Gives a value to one card again.</summary>
    /// <returns>Whether anything was changed.</returns>
    public static bool Unshare(WorkingSet set, int account, KnownPoint point, CardKind kind, Guid holder)
    {
        var claims = set.Of(ClaimRecords.Instance);
        if (claims.Find(ClaimRecords.Key(account, point.Kind, point.Value)) is not { IsShared: true } claim) return false;
        claims.Update(claim with { HolderKind = kind, Holder = holder, Version = claim.Version + 1 });
        return true;
    }

    /// <summary>
    /// Remembers that a name came with a value that clearly is not its holder's. A value that came with more such names than the account allows
    /// becomes shared by itself. The row is written only when a new name comes.
    /// </summary>
    /// <returns>Whether the value is shared now; null when the name was known already.</returns>
    public static bool? Count(WorkingSet set, Account account, KnownPoint point, string name)
    {
        var claims = set.Of(ClaimRecords.Instance);
        if (claims.Find(ClaimRecords.Key(account.Number, point.Kind, point.Value)) is not { IsShared: false } claim) return null;
        var hash = HashOf(name);
        var names = claim.Names?.Split(' ') ?? [];
        if (names.Contains(hash, StringComparer.Ordinal)) return null;

        // The holder's own name is the first of them.
        var allowed = IsForSeveral(point) ? 1 : account.Settings.SharedAfterNames;
        if (names.Length + 2 > allowed) return Share(set, account.Number, point, claim.Normalizer);
        claims.Update(claim with { Names = string.Join(' ', [.. names, hash]), Version = claim.Version + 1 });
        return false;
    }

    /// <summary>What a name is remembered by: order, case and punctuation do not matter, and no name is kept where erasing would not find it.</summary>
    public static string HashOf(string name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', PersonName.Parse(name).Tokens.Select(t => t.Skeleton).Order(StringComparer.Ordinal))), hash);
        return Convert.ToHexStringLower(hash[..HashBytes]);
    }
}
