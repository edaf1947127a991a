using CrmCore;

namespace LeadDesk.Dedupe;

/// <summary>All rows of one or two files, prepared for the matcher, and as they stood.</summary>
internal sealed class Leads
{
    private Leads(LeadFile file, MatchTable table)
    {
        File = file;
        Table = table;
    }

    public LeadFile File { get; }

    public MatchTable Table { get; }

    public RowStore Rows { get; } = new();

    /// <summary>Which file each row is from.</summary>
    public List<int> Sources { get; } = [];

    /// <summary>How many rows were broken, or had nothing to compare.</summary>
    public long Broken { get; private set; }

    /// <summary>Reads the files.</summary>
    /// <exception cref="DeskException">Nothing in the first one can be compared.</exception>
    public static async Task<Leads> ReadAsync(LeadFile file, DedupeOptions options, Action<string, double> told, CancellationToken stop)
    {
        var used = file.Columns.Columns.Where(c => file.Columns.KindOf(c) != MatchKind.Ignore).ToArray();
        if (used.Length == 0) throw new DeskException("No column of the file says who somebody is. Say what they hold, such as: --map Tel=phone --map Who=name");
        var kinds = used.Select(c => new MatchColumn(file.NameOf(c.Index), file.Columns.KindOf(c))).ToList();
        var region = options.Region is not null && used.All(c => c.Meaning != ColumnMeaning.Country) ? options.Region : null;
        if (region is not null) kinds.Add(new MatchColumn("region", MatchKind.Country));
        var leads = new Leads(file, new MatchTable(new MatchSchema(kinds)));
        await leads.AddAsync(file, [.. used.Select(c => c.Index)], 0, region, done => told("reading", done * (options.Second is null ? .3 : .15)), stop);
        if (options.Second is null) return leads;
        await using var second = await LeadFile.OpenAsync(options.Second, options, stop, isSecond: true);
        var places = new List<int>();
        foreach (var column in used) places.Add(second.Columns.PlaceOf(column, places));
        if (places.TrueForAll(place => place < 0)) throw new DeskException($"'{options.Second}' has none of the columns of '{options.File}'.");
        await leads.AddAsync(second, places, 1, region, done => told("reading the second file", .15 + (done * .15)), stop);
        return leads;
    }

    private async Task AddAsync(LeadFile file, List<int> places, int source, string? region, Action<double> told, CancellationToken stop)
    {
        var cells = new string?[places.Count + (region is null ? 0 : 1)];
        if (region is not null) cells[^1] = region;
        await foreach (var row in file.RowsAsync())
        {
            for (var i = 0; i < places.Count; i++) cells[i] = places[i] >= 0 && places[i] < row.Values.Count ? row.Values[places[i]] : null;
            Table.Add(cells);
            Rows.Add(row.Values, row.LineNumber);
            Sources.Add(source);
            if (Rows.Count % 10_000 != 0) continue;
            stop.ThrowIfCancellationRequested();
            told(file.Done);
        }

        Broken += file.Broken;
    }
}
