namespace CrmCore;

/// <summary>Finds the contact points in an event: which members hold them depends on the kind.</summary>
internal sealed class ContactPoints(IPhoneNumberParser phones, INameComparer? names = null)
{
    /// <summary>Compares the names that come with contact points.</summary>
    public INameComparer Names { get; } = names ?? new FoldedNameComparer();

    public int PhoneVersion => phones.Version;

    /// <summary>Adds the points of an event, the strongest evidence first.</summary>
    public void Collect(string kind, ReadOnlySpan<byte> body, string region, List<KnownPoint> found)
    {
        switch (kind)
        {
            case EventKinds.IncomingCall:
                Phone(body, "from"u8, region, found);
                break;
            case EventKinds.OutgoingCall:
                Phone(body, "to"u8, region, found);
                break;
            case EventKinds.IncomingEmail:
                Email(BodyReader.Text(body, "from"u8), found);
                break;
            case EventKinds.OutgoingEmail:
                foreach (var to in BodyReader.Texts(body, "to"u8)) Email(to, found);
                break;
            case EventKinds.SiteVisit:
                Visitor(BodyReader.Text(body, "visitor"u8), found);
                break;
            default:
                CollectAll(body, region, found);
                break;
        }
    }

    /// <summary>The country that a number belongs to; null for none.</summary>
    public string? RegionOf(string e164, string region) => phones.TryParse(e164, region, out var phone) ? phone.Region : null;

    private const int MostInOneField = 16;
    private const int LongestNumber = 64;

    private static readonly System.Buffers.SearchValues<char> Between = System.Buffers.SearchValues.Create(",;/|\r\n\t");

    /// <summary>The numbers of a field: one, or a few with commas or line breaks between. A field of very many is a list, and nobody's.</summary>
    public void Phones(string? raw, string region, List<KnownPoint> found)
    {
        var before = found.Count;
        Phone(raw, region, found);
        if (found.Count > before || raw is null) return;
        foreach (var part in Parts(raw)) Phone(part, region, found);
    }

    /// <summary>The addresses of a field: one, or a few.</summary>
    public static void Emails(string? raw, List<KnownPoint> found)
    {
        var before = found.Count;
        Email(raw, found);
        if (found.Count > before || raw is null) return;
        foreach (var part in Parts(raw)) Email(part, found);
    }

    private static string[] Parts(string raw)
    {
        if (raw.Length > 64 * MostInOneField || raw.AsSpan().IndexOfAny(Between) < 0) return [];
        var parts = raw.Split([',', ';', '/', '|', '\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length > MostInOneField ? [] : parts;
    }

    public void Phone(string? raw, string region, List<KnownPoint> found)
    {
        if (raw is not null && phones.TryParse(raw, region, out var phone)) Add(ContactPointKind.Phone, phone.E164, raw, found);
    }

    public static void Email(string? raw, List<KnownPoint> found)
    {
        if (raw is not null && EmailAddress.TryParse(raw, out var address)) Add(ContactPointKind.Email, address.Key, address.Address, found);
    }

    // A telephone exchange mostly sends E.164: then the text that was given is the value, and none is made of it.
    private void Phone(ReadOnlySpan<byte> body, ReadOnlySpan<byte> member, string region, List<KnownPoint> found)
    {
        Span<char> room = stackalloc char[LongestNumber];
        if (!BodyReader.TryCopy(body, member, room, out var length))
        {
            Phone(BodyReader.Text(body, member), region, found);
            return;
        }

        var raw = room[..length];
        if (!phones.TryParse(raw, region, out var phone)) return;
        Add(ContactPointKind.Phone, phone.E164, raw.SequenceEqual(phone.E164) ? phone.E164 : raw.ToString(), found);
    }

    private void CollectAll(ReadOnlySpan<byte> body, string region, List<KnownPoint> found)
    {
        if (BodyReader.Text(body, "network"u8) is { } network && BodyReader.Text(body, "chat"u8) is { } chat)
        {
            Add(ContactPointKind.Messenger, network + ":" + chat, chat, found);
        }

        Phones(BodyReader.Text(body, "phone"u8), region, found);
        Emails(BodyReader.Text(body, "email"u8), found);
        Visitor(BodyReader.Text(body, "visitor"u8), found);
    }

    private static void Visitor(string? raw, List<KnownPoint> found)
    {
        if (raw is not null) Add(ContactPointKind.Visitor, raw, raw, found);
    }

    private static void Add(ContactPointKind kind, string value, string raw, List<KnownPoint> found)
    {
        foreach (var point in found)
        {
            if (point.Kind == kind && string.Equals(point.Value, value, StringComparison.Ordinal)) return;
        }

        found.Add(new KnownPoint(kind, value, raw));
    }
}
