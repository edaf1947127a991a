using System.Security.Cryptography;
using System.Text;

namespace CrmCore;

/// <summary>The key of an event, kept apart from its body: an event whose key is here already counts no second time (R64).</summary>
internal sealed record EventKey(int Account, Guid Key, EventId Event)
{
    /// <summary>The 16-byte hash of source and key: the first half of SHA-256, so that nobody can make two keys collide.</summary>
    public static Guid Hash(string source, string key)
    {
        Span<byte> text = stackalloc byte[256];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var length = Encoding.UTF8.GetMaxByteCount(source.Length + key.Length + 1);
        var buffer = length <= text.Length ? text : new byte[length];
        var used = Encoding.UTF8.GetBytes(source, buffer);
        buffer[used++] = 0;
        used += Encoding.UTF8.GetBytes(key, buffer[used..]);
        SHA256.HashData(buffer[..used], hash);
        return new Guid(hash[..16], bigEndian: true);
    }
}
