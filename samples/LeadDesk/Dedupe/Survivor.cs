using CrmCore;

namespace LeadDesk.Dedupe;

/// <summary>Makes one row of several: phones, addresses and tags are put together, of anything else the most frequent value stays, then the longest.</summary>
internal static class Survivor
{
    public static string[] Of(IReadOnlyList<string[]> rows, IReadOnlyList<RecognizedColumn> columns)
    {
        var survivor = new string[columns.Count];
        for (var i = 0; i < survivor.Length; i++)
        {
            var values = rows.Select(row => i < row.Length ? row[i].Trim() : "").Where(value => value.Length > 0).ToArray();
            survivor[i] = columns[i].Meaning switch
            {
                _ when values.Length == 0 => "",
                ColumnMeaning.Phone or ColumnMeaning.Email or ColumnMeaning.Messenger or ColumnMeaning.Tags => string.Join("; ", values.Distinct(StringComparer.OrdinalIgnoreCase)),
                ColumnMeaning.RowId or ColumnMeaning.CreatedAt => values[0],
                _ => values.GroupBy(value => value, StringComparer.OrdinalIgnoreCase).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key.Length).First().Key,
            };
        }

        return survivor;
    }
}
