namespace CrmCore;

/// <summary>The blocking keys of rows. A key depends on nothing but the row, so it may be kept in a store.</summary>
internal sealed class RowKeys(MatchTable table)
{
    /// <summary>More keys than this of one rule say nothing more.</summary>
    public const int MostKeys = 16;

    private readonly Dictionary<KeyPart, (ulong[] Forms, int Filled)> _forms = [];
    private readonly MatchField[] _names = [.. table.Schema.Fields.Where(f => f.IsName && f.Kind != MatchFieldKind.Patronymic)];
    private readonly Lock _gate = new();

    /// <summary>Prepares the forms of the values of a rule, so that several threads may read keys.</summary>
    public void Prepare(BlockingRule rule)
    {
        foreach (var part in rule.Parts) Forms(part);
    }

    /// <summary>Writes the keys of a row under a rule; the answer is their number, 0 where a part is missing.</summary>
    public int Of(BlockingRule rule, int row, Span<ulong> keys)
    {
        var count = 1;
        keys[0] = rule.Seed;
        Span<ulong> values = stackalloc ulong[RowValues.MostValues];
        foreach (var part in rule.Parts)
        {
            var found = Values(part, row, values);
            if (found == 0) return 0;
            found = Math.Min(found, MostKeys / count);
            for (var v = found - 1; v >= 0; v--)
            {
                for (var k = 0; k < count; k++) keys[(v * count) + k] = StableHash.Join(keys[k], values[v]);
            }

            count *= found;
        }

        return count;
    }

    /// <summary>A single form of a row: its first value, or 0.</summary>
    public ulong First(KeyPart part, int row)
    {
        var value = table.Values.First(row, part.Field.Index);
        return value < 0 ? 0 : Forms(part)[value];
    }

    /// <summary>A key of a rule together with one more value of the row; null where the rule uses that field already or the row has no value.</summary>
    public ulong? Second(BlockingRule rule, ulong key, KeyPart part, int row) =>
        !rule.Uses(part.Field) && First(part, row) is not 0 and var form ? StableHash.Join(StableHash.Join(key, (ulong)part.Field.Index + 1), form) : null;

    private int Values(KeyPart part, int row, Span<ulong> values)
    {
        var forms = Forms(part);
        var count = 0;
        if (part.AnyName)
        {
            foreach (var field in _names)
            {
                Add(table.Values.First(row, field.Index), forms, values, ref count);
                foreach (var value in table.Values.Further(row, field.Index)) Add(value, forms, values, ref count);
            }

            return count;
        }

        Add(table.Values.First(row, part.Field.Index), forms, values, ref count);
        foreach (var value in table.Values.Further(row, part.Field.Index)) Add(value, forms, values, ref count);
        return count;
    }

    private static void Add(int value, ulong[] forms, Span<ulong> values, ref int count)
    {
        if (value < 0 || count == values.Length || forms[value] == 0 || values[..count].Contains(forms[value])) return;
        values[count++] = forms[value];
    }

    // With room for more: in a warm index nearly every new row brings a new value.
    private ulong[] Forms(KeyPart part)
    {
        lock (_gate)
        {
            var words = table.Vocabularies[part.Field.Index];
            var (forms, filled) = _forms.GetValueOrDefault(part, ([], 0));
            if (filled == words.Count) return forms;
            if (forms.Length < words.Count) Array.Resize(ref forms, words.Count + (words.Count / 4));
            for (var id = filled; id < words.Count; id++) forms[id] = ValueForms.Of(part.Form, words[id]);
            _forms[part] = (forms, words.Count);
            return forms;
        }
    }
}
