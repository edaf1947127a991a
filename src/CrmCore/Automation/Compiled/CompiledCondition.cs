namespace CrmCore;

/// <summary>A condition ready to be asked.</summary>
internal abstract class CompiledCondition
{
    /// <summary>Whether it looks at the contact: then the contact is loaded with the event.</summary>
    public bool NeedsContact { get; private init; }

    public abstract bool Holds(in Facts facts);

    public static CompiledCondition? Compile(Condition? condition) => condition switch
    {
        null => null,
        Condition.All all => new Several([.. all.Conditions.Select(c => Compile(c)!)], all: true),
        Condition.Any any => new Several([.. any.Conditions.Select(c => Compile(c)!)], all: false),
        Condition.Not not => new Negation(Compile(not.Inner)!),
        Condition.Within within => new OpenHours(within.Calendar),
        Condition.Compare compare => new Comparison(compare),
        _ => throw new InvalidOperationException($"A condition of the form {condition.GetType().Name} is not known."),
    };

    public static CompiledCondition? Both(CompiledCondition? left, CompiledCondition? right) =>
        left is null ? right : right is null ? left : new Several([left, right], all: true);

    private sealed class Several : CompiledCondition
    {
        private readonly CompiledCondition[] _conditions;
        private readonly bool _all;

        public Several(CompiledCondition[] conditions, bool all)
        {
            _conditions = conditions;
            _all = all;
            NeedsContact = conditions.Any(c => c.NeedsContact);
        }

        public override bool Holds(in Facts facts)
        {
            foreach (var condition in _conditions)
            {
                if (condition.Holds(facts) != _all) return !_all;
            }

            return _all;
        }
    }

    private sealed class Negation : CompiledCondition
    {
        private readonly CompiledCondition _inner;

        public Negation(CompiledCondition inner)
        {
            _inner = inner;
            NeedsContact = inner.NeedsContact;
        }

        public override bool Holds(in Facts facts) => !_inner.Holds(facts);
    }

    private sealed class OpenHours(string calendar) : CompiledCondition
    {
        public override bool Holds(in Facts facts) => facts.Model.Calendars.TryGetValue(calendar, out var hours) && hours.IsOpen(facts.At);
    }

    private sealed class Comparison : CompiledCondition
    {
        private readonly Func<Facts, FieldValue> _field;
        private readonly ConditionOperator _op;
        private readonly IReadOnlyList<FieldValue> _values;

        public Comparison(Condition.Compare compare)
        {
            _field = FieldPath.Compile(compare.Field) ?? (_ => FieldValue.Empty);
            _op = compare.Op;
            _values = compare.Values;
            NeedsContact = compare.Field.StartsWith("contact.", StringComparison.Ordinal) || ConditionPaths.IsScore(compare.Field);
        }

        public override bool Holds(in Facts facts) => Comparisons.Holds(_field(facts), _op, _values);
    }
}
