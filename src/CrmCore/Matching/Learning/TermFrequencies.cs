using System.Collections.Immutable;

namespace CrmCore;

/// <summary>How frequent the values of a field are: to agree on a rare surname says more than to agree on a frequent one.</summary>
internal static class TermFrequencies
{
    /// <summary>So many frequent values are kept by themselves.</summary>
    private const int MostTerms = 20_000;

    public static FieldModel Count(FieldModel model, MatchTable table, MatchField field)
    {
        var words = table.Vocabularies[field.Index];
        long total = 0;
        var frequent = new List<(ulong Hash, int Uses)>();
        for (var id = 0; id < words.Count; id++)
        {
            total += words.Uses(id);
            if (words.Uses(id) > 1) frequent.Add((words.Hash(id), words.Uses(id)));
        }

        if (total == 0) return model;
        var smooth = total + 50.0;
        var kept = frequent.OrderByDescending(f => f.Uses).ThenBy(f => f.Hash).Take(MostTerms).ToList();
        var rest = total - kept.Sum(f => (long)f.Uses);
        var others = Math.Max(1, words.Count - kept.Count);
        return model with
        {
            Terms = kept.ToImmutableDictionary(f => f.Hash, f => (float)((f.Uses + (50 * model.U[0])) / smooth)),
            RestShare = (Math.Max(1.0, (double)rest / others) + (50 * model.U[0])) / smooth,
        };
    }
}
