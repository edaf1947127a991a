using System.Collections.Immutable;

namespace CrmCore;

/// <summary>How frequent the values of a field are: to agree on a rare surname says more than to agree on a frequent one.</summary>
internal static class TermFrequencies
{
    /// <summary>So many frequent values are kept by themselves.</summary>
    private const int MostTerms = 20_000;

    public static FieldModel Count(FieldModel model, MatchTable table, int[] rows, MatchField field)
    {
        var words = table.Vocabularies[field.Index];
        var uses = Uses(table, rows, field);
        var total = uses.Sum(count => (long)count);
        if (total == 0) return model;
        var smooth = total + 50.0;
        var used = uses.Count(u => u > 0);
        var frequent = uses.Select((count, id) => (Hash: words.Hash(id), Uses: count)).Where(f => f.Uses > 1);
        var kept = frequent.OrderByDescending(f => f.Uses).ThenBy(f => f.Hash).Take(MostTerms).ToList();
        var rest = total - kept.Sum(f => (long)f.Uses);
        var others = Math.Max(1, used - kept.Count);
        // What the two rows of a pair bring themselves is no sign of frequency; a value that nobody else has is at worst neither rare nor frequent.
        var own = IsCountedByHolder(table, field) ? 1 : 2;
        var alone = Math.Min(model.U[0], (Math.Max(0.5, ((double)rest / others) - 0.5) + (50 * model.U[0])) / smooth);
        return model with
        {
            Terms = kept.ToImmutableDictionary(f => f.Hash, f => f.Uses <= own ? (float)alone : (float)((f.Uses - own + (50 * model.U[0])) / smooth)),
            RestShare = alone,
        };
    }

    private static bool IsCountedByHolder(MatchTable table, MatchField field) => IsHeld(field.Kind) && table.Schema.Fields.Any(f => f.Kind == MatchFieldKind.Given);

    private static int[] Uses(MatchTable table, int[] rows, MatchField field)
    {
        var given = table.Schema.Fields.FirstOrDefault(f => f.Kind == MatchFieldKind.Given)?.Index ?? -1;
        if (given >= 0 && IsHeld(field.Kind)) return Holders(table, rows, field.Index, given);
        var uses = new int[table.Vocabularies[field.Index].Count];
        foreach (var row in rows)
        {
            if (table.Values.First(row, field.Index) is var first && first < 0) continue;
            uses[first]++;
            foreach (var value in table.Values.Further(row, field.Index)) uses[value]++;
        }

        return uses;
    }

    private static bool IsHeld(MatchFieldKind kind) =>
        kind is MatchFieldKind.Phone or MatchFieldKind.Email or MatchFieldKind.Messenger or MatchFieldKind.Identifier or MatchFieldKind.Birth;

    // One person who came ten times does not make a phone frequent: counted are the given names that it stands with.
    private static int[] Holders(MatchTable table, int[] rows, int field, int given)
    {
        var pairs = new List<ulong>(rows.Length);
        foreach (var row in rows)
        {
            if (table.Values.First(row, field) is var first && first < 0) continue;
            var name = (uint)(table.Values.First(row, given) + 1);
            pairs.Add(((ulong)(uint)first << 32) | name);
            foreach (var value in table.Values.Further(row, field)) pairs.Add(((ulong)(uint)value << 32) | name);
        }

        pairs.Sort();
        var holders = new int[table.Vocabularies[field].Count];
        var last = ulong.MaxValue;
        foreach (var pair in pairs)
        {
            if (pair != last) holders[(int)(pair >> 32)]++;
            last = pair;
        }

        return holders;
    }
}
