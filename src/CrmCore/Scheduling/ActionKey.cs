using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CrmCore;

/// <summary>The text form of a planned action's key.</summary>
internal static class ActionKey
{
    /// <summary>
    /// Readable up to the action, hashed behind: recipients are personal data and receivers bound the length. No dots: Standard Webhooks
    /// signs <c>id.timestamp.body</c>.
    /// </summary>
    public static string Format(ScheduledAction action)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{action.Account}/{action.Subject:N}/{action.Entry}/{action.Action}/{(int)action.Phase}/{action.Target}");
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return string.Create(CultureInfo.InvariantCulture, $"act_{action.Subject:N}_{action.Entry}_{Convert.ToHexStringLower(hash[..8])}");
    }
}
