using System.Collections.Immutable;

namespace CrmCore;

/// <summary>
/// What keeps two rows from being merged without asking, whatever the weights say: another given name (a family shares its phone, its address
/// and its surname), or nothing but the name in common (namesakes).
/// </summary>
internal sealed class MergeVetoes(MatchSchema schema, MatchModel model)
{
    /// <summary>So many bits must be said by something else than the name.</summary>
    public const double LeastBesidesName = 3;

    private readonly ImmutableArray<MatchField> _fields = schema.Fields;
    private readonly int _given = schema.Fields.FirstOrDefault(f => f.Kind == MatchFieldKind.Given)?.Index ?? -1;

    public bool Forbids(ulong vector) => Contradicts(vector) || BesidesName(vector) < LeastBesidesName;

    /// <summary>Whether the given names differ and nothing proves that it is one person nevertheless.</summary>
    public bool Contradicts(ulong vector)
    {
        if (_given < 0 || (vector >> (_given * 4) & 15) is not (5 or 7)) return false;
        foreach (var field in _fields)
        {
            if (field.Kind is MatchFieldKind.Birth or MatchFieldKind.Identifier && (vector >> field.Shift & 15) == Level.Equal) return false;
        }

        return true;
    }

    private double BesidesName(ulong vector)
    {
        var bits = 0.0;
        foreach (var field in _fields)
        {
            if (!field.IsName) bits += Math.Max(0, model.Fields[field.Index].Bits((int)((vector >> field.Shift) & 15)));
        }

        return bits;
    }
}
