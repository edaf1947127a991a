using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace CrmCore.Messaging;

/// <summary>
/// Signs and verifies webhooks by Standard Webhooks 1.0, kind <c>v1</c>: HMAC-SHA256 of <c>id.timestamp.body</c>, byte by byte. Receivers
/// in .NET verify with <see cref="Verify"/>; others with any library of Standard Webhooks.
/// </summary>
public static class WebhookSignature
{
    private const string Prefix = "whsec_";
    private const string Version = "v1,";
    private const int ShortestKey = 24;
    private const int LongestKey = 64;

    /// <summary>How far a timestamp may be from now, before or after: 5 minutes.</summary>
    public static Duration Tolerance { get; } = Duration.FromMinutes(5);

    /// <summary>Makes the value of the header <c>webhook-signature</c>.</summary>
    /// <param name="secrets">The secret, <c>whsec_</c> and base64 of 24 to 64 bytes; while it is being changed the new and the old one with a space between.</param>
    /// <param name="id">The header <c>webhook-id</c>.</param>
    /// <param name="timestamp">The time of this try; whole seconds are signed.</param>
    /// <param name="body">The body as it goes out.</param>
    /// <returns>One signature for each secret, with spaces between.</returns>
    /// <exception cref="FormatException">A secret is not of that form. The message does not show it.</exception>
    public static string Sign(string secrets, string id, Instant timestamp, ReadOnlySpan<byte> body)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        ArgumentNullException.ThrowIfNull(id);
        var signatures = new List<string>();
        var seconds = Seconds(timestamp);
        foreach (var key in Keys(secrets)) signatures.Add(Version + Convert.ToBase64String(Hash(key, id, seconds, body)));
        return string.Join(' ', signatures);
    }

    /// <summary>Whether a webhook comes from who knows the secret, and is fresh. Compares in constant time.</summary>
    /// <param name="secrets">The secret, or several with spaces between: one that fits is enough.</param>
    /// <param name="id">The header <c>webhook-id</c>; null when it is missing.</param>
    /// <param name="timestamp">The header <c>webhook-timestamp</c>; null when it is missing.</param>
    /// <param name="signatures">The header <c>webhook-signature</c>; null when it is missing. Versions other than <c>v1</c> are passed over.</param>
    /// <param name="body">The body's bytes as they came, before any parsing.</param>
    /// <param name="now">Now.</param>
    /// <returns>Whether it is genuine and not more than <see cref="Tolerance"/> old or ahead. Remember the id for as long, to see repetitions.</returns>
    /// <exception cref="FormatException">A secret is not of its form.</exception>
    public static bool Verify(string secrets, string? id, string? timestamp, string? signatures, ReadOnlySpan<byte> body, Instant now)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        var keys = Keys(secrets);
        if (string.IsNullOrEmpty(id) || signatures is null) return false;
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return false;
        if (Math.Abs((decimal)seconds - now.ToUnixTimeSeconds()) > (decimal)Tolerance.TotalSeconds) return false;

        var given = signatures.Split(' ').Where(s => s.StartsWith(Version, StringComparison.Ordinal)).Select(s => Encoding.UTF8.GetBytes(s[Version.Length..])).ToList();
        var genuine = false;
        foreach (var key in keys)
        {
            var expected = Encoding.UTF8.GetBytes(Convert.ToBase64String(Hash(key, id, timestamp, body)));
            foreach (var one in given) genuine |= CryptographicOperations.FixedTimeEquals(one, expected);
        }

        return genuine;
    }

    internal static string Seconds(Instant timestamp) => timestamp.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static byte[] Hash(byte[] key, string id, string seconds, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hmac.AppendData(Encoding.UTF8.GetBytes($"{id}.{seconds}."));
        hmac.AppendData(body);
        return hmac.GetHashAndReset();
    }

    private static List<byte[]> Keys(string secrets)
    {
        var keys = new List<byte[]>();
        foreach (var secret in secrets.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var text = secret.StartsWith(Prefix, StringComparison.Ordinal) ? secret[Prefix.Length..] : secret;
            var key = new byte[text.Length];
            if (!Convert.TryFromBase64String(text, key, out var length) || length is < ShortestKey or > LongestKey)
            {
                throw new FormatException("A webhook's secret must be whsec_ followed by the base64 of 24 to 64 random bytes.");
            }

            keys.Add(key[..length]);
        }

        return keys.Count > 0 ? keys : throw new FormatException("A webhook's secret is empty: leave it out to post unsigned.");
    }
}
