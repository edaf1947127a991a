using System.Collections.Immutable;

namespace CrmCore;

/// <summary>
/// What keeps two rows from being merged without asking, whatever the weights say: another given name or none (a family shares its phone, its
/// address and its surname), another birth date, other phones and addresses, or nothing but the name in common (namesakes).
/// </summary>
internal sealed class MergeVetoes(MatchSchema schema, MatchModel model)
{
    /// <summary>So many bits must be said by something else than the name.</summary>
    public const double LeastBesidesName = 8;

    private readonly ImmutableArray<MatchField> _fields = schema.Fields;
    private readonly int _given = schema.Fields.FirstOrDefault(f => f.Kind == MatchFieldKind.Given)?.Index ?? -1;

    public bool Forbids(ulong vector) => Contradicts(vector) || BesidesName(vector) < LeastBesidesName;

    /// <summary>Whether something speaks against one person so clearly that no sum of weights may merge without asking.</summary>
    public bool Contradicts(ulong vector)
    {
        var proven = Agrees(vector, MatchFieldKind.Identifier);
        if (proven) return false;
        var born = Agrees(vector, MatchFieldKind.Birth);
        var reached = Agrees(vector, MatchFieldKind.Phone) || Agrees(vector, MatchFieldKind.Email) || Agrees(vector, MatchFieldKind.Messenger);
        if (_given >= 0 && !born)
        {
            var given = (int)(vector >> (_given * 4) & 15);
            if (given is 5 or 7 || (given == Level.Missing && !reached)) return true;
        }

        if (reached) return false;
        return Differs(vector, MatchFieldKind.Birth) || (Differs(vector, MatchFieldKind.Phone) && Differs(vector, MatchFieldKind.Email) && !born);
    }

    private bool Agrees(ulong vector, MatchFieldKind kind)
    {
        foreach (var field in _fields)
        {
            if (field.Kind == kind && ((vector >> field.Shift) & 15) == Level.Equal) return true;
        }

        return false;
    }

    private bool Differs(ulong vector, MatchFieldKind kind)
    {
        foreach (var field in _fields)
        {
            if (field.Kind != kind) continue;
            var level = (int)((vector >> field.Shift) & 15);
            // Namesakes have e-mail addresses that are alike.
            if (level == Level.Count(kind) || (kind == MatchFieldKind.Email && level == 4)) return true;
        }

        return false;
    }

    private static bool IsKey(MatchFieldKind kind) => kind is MatchFieldKind.Phone or MatchFieldKind.Email or MatchFieldKind.Messenger or MatchFieldKind.Identifier;

    private double BesidesName(ulong vector)
    {
        var bits = 0.0;
        foreach (var field in _fields)
        {
            var level = (int)((vector >> field.Shift) & 15);

            // A number or address one slip apart is a neighbour's as often as a slip.
            if (field.IsName || (IsKey(field.Kind) && level != Level.Equal)) continue;
            bits += Math.Max(0, model.Fields[field.Index].Bits(level));
        }

        return bits;
    }
}
