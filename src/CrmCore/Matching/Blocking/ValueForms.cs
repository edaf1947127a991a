namespace CrmCore;

/// <summary>The hash of a part of a folded value; 0 where the part is missing.</summary>
internal static class ValueForms
{
    public static ulong Of(KeyForm form, ReadOnlySpan<char> value) => form switch
    {
        KeyForm.Whole => Hash(value, value.Length > 1),
        KeyForm.Sound => Sound(value),
        KeyForm.Start => Hash(value[..Math.Min(3, value.Length)], value.Length > 2),
        KeyForm.Initial => Hash(value[..1], enough: true),
        KeyForm.Tail => Hash(value[Math.Max(0, value.Length - 7)..], value.Length >= 7),
        KeyForm.BeforeAt => value.IndexOf('@') is var at and > 3 ? Hash(value[..at], enough: true) : 0,
        KeyForm.Year => Hash(value[..4], value.Length == 8),
        KeyForm.MonthAndDay => value.Length == 8 ? Hash(value[4..], !value[4..].SequenceEqual("0000")) : 0,
        _ => value.IndexOf(' ') is var space and > 1 ? Hash(value[..space], enough: true) : Hash(value[..Math.Min(3, value.Length)], value.Length > 2),
    };

    private static ulong Hash(ReadOnlySpan<char> value, bool enough) => enough ? StableHash.Of(value) : 0;

    // The first letter and the classes of the next consonants.
    private static ulong Sound(ReadOnlySpan<char> value)
    {
        Span<char> sound = stackalloc char[4];
        var length = 0;
        var last = '\0';
        foreach (var c in value)
        {
            var group = Group(c);
            if (length == 0) sound[length++] = group is '\0' or '-' ? c : group;
            else if (group is not ('\0' or '-') && group != last) sound[length++] = group;
            if (group != '-') last = group;
            if (length == sound.Length) break;
        }

        return Hash(sound[..length], value.Length > 1);
    }

    private static char Group(char c) => c switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' or 'y' => '\0',
        'h' or ' ' => '-',
        'b' or 'p' or 'f' or 'v' or 'w' => 'b',
        'c' or 's' or 'z' or 'k' or 'g' or 'q' or 'x' or 'j' => 'c',
        'd' or 't' => 'd',
        'm' or 'n' => 'm',
        _ => c,
    };
}
