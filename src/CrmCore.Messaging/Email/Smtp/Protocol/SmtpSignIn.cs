using System.Text;

namespace CrmCore.Messaging;

/// <summary>What is said to sign in (RFC 4616; XOAUTH2 as Google and Microsoft describe it).</summary>
internal static class SmtpSignIn
{
    /// <summary>The name by which servers offer it.</summary>
    public static string Name(SmtpSignInMethod method) => method.ToString().ToUpperInvariant();

    public static string Plain(string user, string password) => Base64($"\0{user}\0{password}");

    public static string XOAuth2(string user, string accessToken) => Base64($"user={user}\u0001auth=Bearer {accessToken}\u0001\u0001");

    public static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
