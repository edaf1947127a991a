namespace CrmCore;

/// <summary>Names typed with the wrong keyboard layout: <c>bdfyjd</c> is <c>иванов</c>, <c>Штщ</c> is <c>Ino</c>.</summary>
internal static class KeyboardLayout
{
    private const string Latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~";
    private const string Cyrillic = "йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ";

    /// <summary>Types the same keys on the other layout, or gives null when the text is not of one script.</summary>
    public static string? Switch(string text)
    {
        bool latin = false, cyrillic = false;
        foreach (var c in text)
        {
            if (char.IsAsciiLetter(c)) latin = true;
            else if (c is >= 'А' and <= 'ё') cyrillic = true;
            else if (c > '\u007F') return null;
        }

        if (latin == cyrillic) return null;
        var (from, to) = latin ? (Latin, Cyrillic) : (Cyrillic, Latin);
        return string.Create(text.Length, (text, from, to), static (switched, state) =>
        {
            for (var i = 0; i < switched.Length; i++)
            {
                var at = state.from.IndexOf(state.text[i], StringComparison.Ordinal);
                switched[i] = at < 0 ? state.text[i] : state.to[at];
            }
        });
    }
}
