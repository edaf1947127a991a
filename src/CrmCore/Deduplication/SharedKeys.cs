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
    private const int MadeUpDigits = 7;

    /// <summary>Whether a value is meant for several by its look, or made up, so that one other name is enough: <c>info@</c>, <c>test@test.com</c>, +7 916 777-77-77.</summary>
    public static bool IsForSeveral(KnownPoint point) => point.Kind switch
    {
        ContactPointKind.Email => Canonical(point.Value) is { } address && StopKeys.IsStop(address),
        ContactPointKind.Phone => point.Value.AsSpan().TrimEnd(point.Value[^1]).Length <= point.Value.Length - MadeUpDigits,
        _ => false,
    };

    /// <summary>Whether a value is the address of a role. Asked for each letter: it allocates nothing.</summary>
    public static bool IsRole(KnownPoint point) =>
        point.Kind == ContactPointKind.Email && point.Value.IndexOf('@', StringComparison.Ordinal) is var at and > 0 && StopKeys.IsRole(point.Value.AsSpan(0, at));

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

    // A stored value is canonical already: it need not be read again.
    private static EmailAddress? Canonical(string value) => value.IndexOf('@', StringComparison.Ordinal) is var at and > 0 ? new EmailAddress(value, value, value[..at]) : null;

    /// <summary>What a name is remembered by: order, case and punctuation do not matter, and no name is kept where erasing would not find it.</summary>
    public static string HashOf(string name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(SenderNames.Folded(name)), hash);
        return Convert.ToHexStringLower(hash[..HashBytes]);
    }
}
