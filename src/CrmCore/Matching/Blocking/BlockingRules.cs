using System.Collections.Immutable;

namespace CrmCore;

/// <summary>Chooses the blocking rules from the fields of a schema.</summary>
internal sealed class BlockingRules
{
    private const int EnoughRules = 6;

    /// <summary>One bit a rule in a mask.</summary>
    private const int Most = 32;

    private readonly ImmutableArray<MatchField> _fields;
    private readonly List<ImmutableArray<KeyPart>> _rules = [];

    private BlockingRules(ImmutableArray<MatchField> fields) => _fields = fields;

    public static ImmutableArray<BlockingRule> For(MatchSchema schema)
    {
        var rules = new BlockingRules(schema.Fields);
        rules.AddStrong();
        rules.AddNames();
        rules.AddPlaces();
        rules.AddRest();
        return [.. rules._rules.Take(Most).Select((parts, index) => new BlockingRule(index, parts))];
    }

    /// <summary>What splits a list that is too long. Phones and the like are rules by themselves.</summary>
    public static ImmutableArray<KeyPart> SecondKeys(MatchSchema schema)
    {
        var parts = new List<KeyPart>();
        foreach (var field in schema.Fields)
        {
            var form = field.Kind switch
            {
                MatchFieldKind.Given or MatchFieldKind.Surname => KeyForm.Sound,
                MatchFieldKind.Birth or MatchFieldKind.City or MatchFieldKind.Postcode or MatchFieldKind.Company => KeyForm.Whole,
                MatchFieldKind.Street or MatchFieldKind.Patronymic => KeyForm.Whole,
                _ => (KeyForm?)null,
            };
            if (form is { } chosen) parts.Add(new KeyPart(field, chosen));
        }

        return [.. parts];
    }

    private void AddStrong()
    {
        Add((MatchFieldKind.Phone, KeyForm.Whole));
        Add((MatchFieldKind.Email, KeyForm.Whole));
        Add((MatchFieldKind.Messenger, KeyForm.Whole));
        Add((MatchFieldKind.Identifier, KeyForm.Whole));
        Add((MatchFieldKind.Email, KeyForm.BeforeAt));
        Add((MatchFieldKind.Phone, KeyForm.Tail));
        Add((MatchFieldKind.Birth, KeyForm.Whole));
    }

    private void AddNames()
    {
        Add((MatchFieldKind.Given, KeyForm.Whole), (MatchFieldKind.Surname, KeyForm.Whole));
        Add((MatchFieldKind.Given, KeyForm.Initial), (MatchFieldKind.Surname, KeyForm.Whole));
        Add((MatchFieldKind.Given, KeyForm.Start), (MatchFieldKind.Surname, KeyForm.Sound));
        AddAnyName((MatchFieldKind.City, KeyForm.Whole));
        AddAnyName((MatchFieldKind.Postcode, KeyForm.Whole));
        AddAnyName((MatchFieldKind.Birth, KeyForm.Year));
        AddAnyName((MatchFieldKind.Company, KeyForm.Whole));
        AddAnyName((MatchFieldKind.Street, KeyForm.Sound));
        Add((MatchFieldKind.Given, KeyForm.Whole), (MatchFieldKind.Patronymic, KeyForm.Whole));
    }

    private void AddPlaces()
    {
        Add((MatchFieldKind.Street, KeyForm.Whole), (MatchFieldKind.House, KeyForm.Whole));
        Add((MatchFieldKind.Postcode, KeyForm.Whole), (MatchFieldKind.Birth, KeyForm.Year));
        Add((MatchFieldKind.Postcode, KeyForm.Whole), (MatchFieldKind.House, KeyForm.Whole));
        Add((MatchFieldKind.City, KeyForm.Whole), (MatchFieldKind.Birth, KeyForm.MonthAndDay));
    }

    private void AddAnyName((MatchFieldKind Kind, KeyForm Form) with)
    {
        if (_fields.FirstOrDefault(f => f.Kind == MatchFieldKind.Given) is not { } given) return;
        foreach (var field in _fields.Where(f => f.Kind == with.Kind))
            _rules.Add([new KeyPart(field, with.Form), new KeyPart(given, KeyForm.Sound, AnyName: true)]);
    }

    // A schema of few fields gets keys of one field.
    private void AddRest()
    {
        foreach (var field in _fields)
        {
            if (field.Kind is MatchFieldKind.Company) Add((field.Kind, KeyForm.Whole));
            if (_rules.Count >= EnoughRules) continue;
            if (field.Kind is MatchFieldKind.Country or MatchFieldKind.State or MatchFieldKind.OtherNames or MatchFieldKind.House) continue;
            Add((field.Kind, KeyForm.Whole));
            if (field.Kind is MatchFieldKind.Given or MatchFieldKind.Surname or MatchFieldKind.Company or MatchFieldKind.Text or MatchFieldKind.Street)
                Add((field.Kind, KeyForm.Sound));
        }
    }

    private void Add(params ReadOnlySpan<(MatchFieldKind Kind, KeyForm Form)> parts)
    {
        IEnumerable<ImmutableArray<KeyPart>> rules = [ImmutableArray<KeyPart>.Empty];
        foreach (var (kind, form) in parts)
        {
            var fields = _fields.Where(f => f.Kind == kind).ToList();
            rules = rules.SelectMany(rule => fields.Select(f => rule.Add(new KeyPart(f, form)))).ToList();
        }

        foreach (var rule in rules)
        {
            if (!_rules.Any(known => known.SequenceEqual(rule))) _rules.Add(rule);
        }
    }
}
