using System.Collections.Immutable;

namespace CrmCore;

/// <summary>How an account's contacts are laid before the matcher: their names, points and those of their own fields that tell people apart.</summary>
internal sealed class ContactMatching
{
    /// <summary>The id under which the learned model is stored.</summary>
    public const string ModelId = "contacts";

    /// <summary>So many keys of a contact are kept: the strong ones come first.</summary>
    private const int MostKeys = 24;

    private static readonly MatchColumn[] Fixed =
        [new("name", MatchKind.FullName), new("phone", MatchKind.Phone), new("e-mail", MatchKind.Email), new("messenger", MatchKind.Messenger)];

    /// <summary>Before anything was learned the account is taken for one of this size: doubles are rarer the larger it is.</summary>
    private const int ContactsAssumed = 20_000;

    private readonly ImmutableArray<BlockingRule> _rules;
    private readonly ImmutableArray<KeyPart> _second;
    private readonly string _placeholder;
    private readonly List<string> _fields = [];

    public ContactMatching(string placeholder, IEnumerable<FieldDefinition> fields, MatchModel? learned)
    {
        _placeholder = placeholder;
        var columns = new List<MatchColumn>(Fixed);
        foreach (var field in fields.Where(f => f.On == CardKind.Contact).OrderBy(f => f.Id, StringComparer.Ordinal))
        {
            if (KindOf(field) is not { } kind) continue;
            columns.Add(new MatchColumn(field.Id, kind));
            _fields.Add(field.Id);
        }

        Schema = new MatchSchema(columns);
        _rules = BlockingRules.For(Schema);
        _second = BlockingRules.SecondKeys(Schema);
        Model = learned is not null && learned.Fits(Schema) ? learned : MatchModel.Default(Schema, ContactsAssumed);
    }

    public MatchSchema Schema { get; }

    /// <summary>What was learned from the account; where nothing fits its fields, what is true of most.</summary>
    public MatchModel Model { get; }

    /// <summary>Whether there is more to compare than the exact keys, which decide by themselves.</summary>
    public bool IsComparable(Contact contact)
    {
        if (HasName(contact)) return true;
        var fields = contact.Fields;
        return _fields.Exists(f => !fields[f].IsEmpty);
    }

    public int Add(MatchTable table, Contact contact)
    {
        // Read once: a card reads its JSON whenever it is asked.
        var details = contact.Details;
        var cells = new string?[Schema.Columns.Length];
        cells[0] = HasName(contact) ? contact.Name : null;
        cells[1] = Phones(details);
        cells[2] = Join(details, ContactPointKind.Email);
        cells[3] = Join(details, ContactPointKind.Messenger)?.Replace(':', '-');
        for (var i = 0; i < _fields.Count; i++) cells[Fixed.Length + i] = details.Fields[_fields[i]].AsText;
        return table.Add(cells);
    }

    /// <summary>The keys under which a contact is looked for, the strong ones first.</summary>
    public IReadOnlyList<DoublesKey> KeysOf(Contact contact)
    {
        var table = new MatchTable(Schema);
        var row = Add(table, contact);
        var reader = new RowKeys(table);
        var keys = new List<DoublesKey>(MostKeys);
        Span<ulong> some = stackalloc ulong[RowKeys.MostKeys];
        foreach (var rule in _rules)
        {
            var count = reader.Of(rule, row, some);
            for (var i = 0; i < count && keys.Count < MostKeys; i++)
            {
                var key = unchecked((long)some[i]);
                if (!keys.Exists(k => k.Key == key)) keys.Add(new DoublesKey(key, Seconds(reader, rule, row, some[i])));
            }
        }

        return keys;
    }

    private List<long> Seconds(RowKeys reader, BlockingRule rule, int row, ulong key)
    {
        var seconds = new List<long>();
        foreach (var part in _second)
        {
            if (reader.Second(rule, key, part, row) is { } second) seconds.Add(unchecked((long)second));
        }

        return seconds;
    }

    // A mailbox named by a phone number is evidence of that phone.
    private static string? Phones(ContactDetails details)
    {
        var joined = Join(details, ContactPointKind.Phone);
        foreach (var point in details.Points)
        {
            if (point.Kind == ContactPointKind.Email && PhoneMailbox.PhoneOf(point.Value) is { } phone) joined = joined is null ? phone : joined + ";" + phone;
        }

        return joined;
    }

    private static string? Join(ContactDetails details, ContactPointKind kind)
    {
        string? joined = null;
        foreach (var point in details.Points)
        {
            if (point.Kind == kind) joined = joined is null ? point.Value : joined + ";" + point.Value;
        }

        return joined;
    }

    private static MatchKind? KindOf(FieldDefinition field) =>
        (ColumnRecognizer.MeaningOf(field.Id) ?? (field.Name is { } name ? ColumnRecognizer.MeaningOf(name) : null)) switch
        {
            ColumnMeaning.Company => MatchKind.Company,
            ColumnMeaning.City or ColumnMeaning.BirthPlace => MatchKind.City,
            ColumnMeaning.Address => MatchKind.Address,
            ColumnMeaning.HouseNumber => MatchKind.HouseNumber,
            ColumnMeaning.Postcode => MatchKind.Postcode,
            ColumnMeaning.State => MatchKind.State,
            ColumnMeaning.BirthDate => MatchKind.BirthDate,
            ColumnMeaning.TaxId or ColumnMeaning.Identifier => MatchKind.Identifier,
            ColumnMeaning.Patronymic => MatchKind.Patronymic,
            _ => null,
        };

    private bool HasName(Contact contact) => contact.Name.Length > 0 && contact.Name != _placeholder;
}
