namespace CrmCore.Messaging;

/// <summary>Writes text as encoded words (RFC 2047), each whole characters and short enough for the line of 76 that begins with a field's name, with a space between.</summary>
internal static class EncodedWordWriter
{
    // In base64 52 characters, with "=?UTF-8?B?" and "?=" 64: "Reply-To: " fits before them.
    private const int MostBytes = 39;

    public static string Encode(string text)
    {
        var words = new List<string>();
        var bytes = new List<byte>(MostBytes);
        Span<byte> buffer = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(buffer);
            if (bytes.Count + length > MostBytes)
            {
                words.Add(Word(bytes));
                bytes.Clear();
            }

            bytes.AddRange(buffer[..length]);
        }

        if (bytes.Count > 0)
            words.Add(Word(bytes));
        return string.Join(' ', words);
    }

    private static string Word(List<byte> bytes) => $"=?UTF-8?B?{Convert.ToBase64String(bytes.ToArray())}?=";
}
