using System.Collections.Immutable;

namespace CrmCore;

/// <summary>
/// What keeps two rows from being merged without asking, whatever the weights say: another given name (a family shares its phone, its address
/// and its surname), or nothing but the name in common.
/// </summary>
internal sealed class MergeVetoes
{
    /// <summary>So much must be said by something else than the name.</summary>
    private const double BesidesName = 3;

    private readonly ImmutableArray<MatchField> _fields;
    private readonly MatchModel _model;
    private readonly int _given;

    public MergeVetoes(MatchSchema schema, MatchModel model)
    {
        _fields = schema.Fields;
        _model = model;
        _given = _fields.FirstOrDefault(f => f.Kind == FieldKind.Given)?.Index ?? -1;
    }

    public bool Forbids(ulong vector)
    {
        var besides = 0.0;
        var proof = false;
        foreach (var field in _fields)
        {
            var level = (int)(vector >> field.Shift) & 15;
            if (field.IsName || level == Level.Missing) continue;
            besides += Math.Max(0, _model.Fields[field.Index].Bits(level));
            proof |= level == Level.Equal && field.Kind is FieldKind.Birth or FieldKind.Identifier;
        }

        return !proof && _given >= 0 && (vector >> (_given * 4) & 15) is 5 or 7;
    }
}
