namespace SalesDay;

/// <summary>What became of what came in.</summary>
internal sealed class Totals
{
    private readonly SortedDictionary<string, Row> _rows = new(StringComparer.Ordinal);

    public IEnumerable<(string Channel, Row Row)> Rows => _rows.Select(r => (r.Key, r.Value));

    public int Read => _rows.Values.Sum(r => r.Read);

    public int New => _rows.Values.Sum(r => r.Read - r.Known);

    public int ActionsRun { get; set; }

    public bool ChangedNothing => New == 0 && ActionsRun == 0;

    public Row Of(string channel) => _rows.TryGetValue(channel, out var row) ? row : _rows[channel] = new Row();

    /// <summary>The counts of one channel.</summary>
    internal sealed class Row
    {
        public int Read { get; set; }

        public int Known { get; set; }

        public int Deals { get; set; }

        public int Leads { get; set; }

        public int Moves { get; set; }

        public int Nobody { get; set; }
    }
}
