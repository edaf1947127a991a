namespace CrmCore;

/// <summary>Reads phones, addresses and messenger ids out of cells that may hold several. Each method gives back what it could not read.</summary>
internal sealed class PointParser(ContactPoints points, LenientPhoneNumbers lenient)
{
    private const string WhatsApp = "wa.me/";

    public string? Phones(string cell, string region, List<KnownPoint> found)
    {
        // A parser may be content with the first of several numbers: each is offered to it alone.
        var parts = Split(cell, cell.Contains(WhatsApp, StringComparison.OrdinalIgnoreCase) ? ';' : '/');
        if (parts.Count > 1 && IsPhone(cell, region) && !parts.TrueForAll(part => IsPhone(part, region))) parts = [cell];
        return Each(parts, found, (part, into) => Phone(part, region, into));
    }

    public static string? Emails(string cell, List<KnownPoint> found)
    {
        var before = found.Count;
        ContactPoints.Email(cell, found);
        return found.Count > before ? null : Each(Split(cell, ';'), found, Email);
    }

    public string? Messengers(string cell, string region, List<KnownPoint> found)
    {
        List<string>? left = null;
        foreach (var part in ListText.Split(cell))
        {
            if (CellShape.IsEmail(part)) ContactPoints.Email(part, found);
            else if (LinkedPhone(part) is { } number && Phones(number, region, found) is null) continue;
            else if (Messenger(part) is { } id) Add(found, new KnownPoint(ContactPointKind.Messenger, id, part));
            else if (CellShape.Of(part) == CellKind.Phone && Phones(part, region, found) is null) continue;
            else (left ??= []).Add(part);
        }

        return left is null ? null : string.Join("; ", left);
    }

    // A link to a chat of WhatsApp holds the number with its country and without the plus.
    private static string? LinkedPhone(string text)
    {
        var at = text.IndexOf(WhatsApp, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : "+" + text[(at + WhatsApp.Length)..].Split('?')[0].Trim(' ', '/', '+');
    }

    private static string? Messenger(string text)
    {
        foreach (var mark in (string[])["t.me/", "telegram.me/"])
        {
            var at = text.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
            if (at >= 0) return Handle(text[(at + mark.Length)..]);
        }

        if (text.StartsWith('@')) return Handle(text[1..]);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || colon == text.Length - 1 || text.Contains("//", StringComparison.Ordinal)) return null;
        var id = text[(colon + 1)..].Trim();
        return id.StartsWith('@') ? Handle(id[1..]) : text[..colon].Trim() + ":" + id;
    }

    private static string? Handle(string text)
    {
        var name = text.Trim().Trim('/').ToLowerInvariant();
        return name.Length > 0 && !name.Contains(' ', StringComparison.Ordinal) ? "telegram:@" + name : null;
    }

    private static void Add(List<KnownPoint> found, KnownPoint point)
    {
        if (!found.Exists(p => p.Kind == point.Kind && p.Value == point.Value)) found.Add(point);
    }

    // What strict rules do not read, the lenient ones of imports may: several numbers with nothing between them, prefixes of yesterday.
    private void Phone(string text, string region, List<KnownPoint> into)
    {
        text = LinkedPhone(text) ?? text;
        points.Phone(text, region, into);
        if (into.Count > 0) return;
        var (numbers, complete) = lenient.Find(text, region);
        if (complete) into.AddRange(numbers.Select(number => new KnownPoint(ContactPointKind.Phone, number.E164, text)));
    }

    private static void Email(string text, List<KnownPoint> into)
    {
        ContactPoints.Email(text, into);
        if (into.Count > 0) return;
        var (addresses, complete) = LenientEmails.Find(text);
        if (complete) into.AddRange(addresses.Select(address => new KnownPoint(ContactPointKind.Email, address.Key, address.Address)));
    }

    private bool IsPhone(string text, string region)
    {
        var one = new List<KnownPoint>();
        points.Phone(text, region, one);
        return one.Count > 0;
    }

    private static string? Each(List<string> parts, List<KnownPoint> found, Action<string, List<KnownPoint>> read)
    {
        List<string>? left = null;
        foreach (var part in parts)
        {
            var one = new List<KnownPoint>();
            read(part, one);
            if (one.Count == 0) (left ??= []).Add(part);
            else one.ForEach(point => Add(found, point));
        }

        return left is null ? null : string.Join("; ", left);
    }

    private static List<string> Split(string cell, char more) =>
        [.. cell.Split([';', ',', '\n', '\r', '|', more], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
