using System.Collections.Immutable;

namespace CrmCore;

/// <summary>Chooses the blocking rules from the fields of a schema.</summary>
internal sealed class BlockingRules
{
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

    private void AddStrong()
    {
        Add((FieldKind.Phone, KeyForm.Whole));
        Add((FieldKind.Email, KeyForm.Whole));
        Add((FieldKind.Messenger, KeyForm.Whole));
        Add((FieldKind.Identifier, KeyForm.Whole));
        Add((FieldKind.Email, KeyForm.BeforeAt));
        Add((FieldKind.Phone, KeyForm.Tail));
        Add((FieldKind.Birth, KeyForm.Whole));
    }

    private void AddNames()
    {
        Add((FieldKind.Given, KeyForm.Whole), (FieldKind.Surname, KeyForm.Whole));
        Add((FieldKind.Given, KeyForm.Initial), (FieldKind.Surname, KeyForm.Whole));
        Add((FieldKind.Given, KeyForm.Start), (FieldKind.Surname, KeyForm.Sound));
        AddAnyName((FieldKind.City, KeyForm.Whole));
        AddAnyName((FieldKind.Postcode, KeyForm.Whole));
        AddAnyName((FieldKind.Birth, KeyForm.Year));
        AddAnyName((FieldKind.Company, KeyForm.Whole));
        AddAnyName((FieldKind.Street, KeyForm.Sound));
        Add((FieldKind.Given, KeyForm.Whole), (FieldKind.Patronymic, KeyForm.Whole));
    }

    private void AddPlaces()
    {
        Add((FieldKind.Street, KeyForm.Whole), (FieldKind.House, KeyForm.Whole));
        Add((FieldKind.Postcode, KeyForm.Whole), (FieldKind.Birth, KeyForm.Year));
        Add((FieldKind.Postcode, KeyForm.Whole), (FieldKind.House, KeyForm.Whole));
        Add((FieldKind.City, KeyForm.Whole), (FieldKind.Birth, KeyForm.MonthAndDay));
    }

    private void AddAnyName((FieldKind Kind, KeyForm Form) with)
    {
        if (_fields.FirstOrDefault(f => f.Kind == FieldKind.Given) is not { } given) return;
        foreach (var field in _fields.Where(f => f.Kind == with.Kind))
            _rules.Add([new KeyPart(field, with.Form), new KeyPart(given, KeyForm.Sound, AnyName: true)]);
    }

    // A schema of few fields gets keys of one field.
    private void AddRest()
    {
        foreach (var field in _fields)
        {
            if (_rules.Count >= 6 && field.Kind is not FieldKind.Company) continue;
            if (field.Kind is FieldKind.Country or FieldKind.State or FieldKind.OtherNames or FieldKind.House) continue;
            Add((field.Kind, KeyForm.Whole));
            if (field.Kind is FieldKind.Given or FieldKind.Surname or FieldKind.Company or FieldKind.Text or FieldKind.Street)
                Add((field.Kind, KeyForm.Sound));
        }
    }

    private void Add(params ReadOnlySpan<(FieldKind Kind, KeyForm Form)> parts)
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
