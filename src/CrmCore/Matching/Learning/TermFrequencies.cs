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
        var uses = new int[words.Count];
        long total = 0;
        foreach (var row in rows)
        {
            if (table.Values.First(row, field.Index) is var first && first < 0) continue;
            uses[first]++;
            total++;
            foreach (var value in table.Values.Further(row, field.Index))
            {
                uses[value]++;
                total++;
            }
        }

        if (total == 0) return model;
        var smooth = total + 50.0;
        var used = uses.Count(u => u > 0);
        var frequent = uses.Select((count, id) => (Hash: words.Hash(id), Uses: count)).Where(f => f.Uses > 1);
        var kept = frequent.OrderByDescending(f => f.Uses).ThenBy(f => f.Hash).Take(MostTerms).ToList();
        var rest = total - kept.Sum(f => (long)f.Uses);
        var others = Math.Max(1, used - kept.Count);
        return model with
        {
            Terms = kept.ToImmutableDictionary(f => f.Hash, f => (float)((f.Uses + (50 * model.U[0])) / smooth)),
            RestShare = (Math.Max(1.0, (double)rest / others) + (50 * model.U[0])) / smooth,
        };
    }
}
