namespace CrmCore;

/// <summary>Brings the cells of all kinds but names to the form in which they are compared.</summary>
internal static class CellReader
{
    private const string Separators = ";,/\n|";

    public static void Read(MatchFieldKind kind, ReadOnlySpan<char> cell, FieldSink sink)
    {
        switch (kind)
        {
            case MatchFieldKind.Phone: Each(cell, 7, sink, ReadPhone); break;
            case MatchFieldKind.Email: Each(cell, 3, sink, ReadEmail); break;
            case MatchFieldKind.Messenger: ReadMessenger(cell, sink); break;
            case MatchFieldKind.Birth: ReadDate(cell, sink); break;
            case MatchFieldKind.Company: ReadCompany(cell, sink); break;
            default: ReadText(kind, cell, sink); break;
        }
    }

    private delegate void Part(ReadOnlySpan<char> part, FieldSink sink);

    private static void Each(ReadOnlySpan<char> cell, int shortest, FieldSink sink, Part read)
    {
        if (cell.IndexOfAny(Separators) < 0)
        {
            read(cell, sink);
            return;
        }

        var left = RowValues.MostValues;
        foreach (var range in cell.SplitAny(Separators))
        {
            var part = cell[range].Trim();
            if (part.Length < shortest) continue;
            read(part, sink);
            if (--left == 0) return;
        }
    }

    private static void ReadPhone(ReadOnlySpan<char> cell, FieldSink sink)
    {
        Span<char> digits = stackalloc char[PhoneText.MaxDigits];
        var length = PhoneText.Read(cell, digits, out _, out _);
        if (length < 5) return;
        var number = digits[..length];
        if (length > 7 && StopKeys.IsPlaceholderPhone(number)) return;
        sink.Add(length > 9 ? number[^9..] : number);
    }

    private static void ReadEmail(ReadOnlySpan<char> cell, FieldSink sink)
    {
        if (EmailAddress.TryParse(cell, out var address))
        {
            if (!StopKeys.IsStop(address)) sink.Add(address.Key);
            return;
        }

        Span<char> lower = stackalloc char[TextFold.MaxLength];
        var length = 0;
        foreach (var c in cell)
        {
            if (length < lower.Length && !char.IsWhiteSpace(c)) lower[length++] = char.ToLowerInvariant(c);
        }

        if (length > 2) sink.Add(lower[..length]);
    }

    private static void ReadMessenger(ReadOnlySpan<char> cell, FieldSink sink)
    {
        Span<char> lower = stackalloc char[TextFold.MaxLength];
        var length = 0;
        var text = cell.Trim().TrimEnd('/');
        var query = text.IndexOf('?');
        if (query > 0) text = text[..query];
        var start = text.LastIndexOfAny("/@: ");
        foreach (var c in text[(start + 1)..])
        {
            if (length < lower.Length && char.IsLetterOrDigit(c)) lower[length++] = char.ToLowerInvariant(c);
        }

        if (length > 1) sink.Add(lower[..length]);
    }

    private static void ReadDate(ReadOnlySpan<char> cell, FieldSink sink)
    {
        Span<char> date = stackalloc char[8];
        if (DateText.Read(cell, date)) sink.Add(date);
    }

    private static void ReadCompany(ReadOnlySpan<char> cell, FieldSink sink)
    {
        var name = CompanyName.Parse(cell.ToString());
        if (name.Words.Length > 0) sink.Add(string.Join(' ', name.Words.Select(word => word.Skeleton)));
    }

    private static void ReadText(MatchFieldKind kind, ReadOnlySpan<char> cell, FieldSink sink)
    {
        Span<char> folded = stackalloc char[TextFold.Room];
        var skeleton = kind is MatchFieldKind.City or MatchFieldKind.Street or MatchFieldKind.Text;
        ReadOnlySpan<char> text = folded[..TextFold.Fold(cell, folded, skeleton)];
        if (kind is MatchFieldKind.City && text.Length > 2 && text[..2] is "g ") text = text[2..];
        if (!text.IsEmpty) sink.Add(text);
    }
}
