using System.Security.Cryptography;
using System.Text;

namespace CrmCore.LeadSources;

/// <summary>The signature of forms that a server posts: <c>X-Form-Signature: sha256=</c> and the HMAC-SHA256 of the body in hexadecimal.</summary>
internal static class FormSignature
{
    private const string Prefix = "sha256=";

    public static string Of(ReadOnlySpan<byte> body, string secret) =>
        Prefix + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));

    public static bool IsGenuine(WebhookRequest request, string secret) =>
        request.Header("X-Form-Signature") is { } given
        && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(given.Trim().ToLowerInvariant()), Encoding.UTF8.GetBytes(Of(request.Body.Span, secret)));
}
