namespace CrmCore;

/// <summary>What one deal went through in a period: the stages that it stood on, the actions that were planned or done.</summary>
internal sealed class DealTrack(Guid deal)
{
    private readonly List<string> _path = [];
    private readonly List<string> _planned = [];

    public Guid Deal { get; } = deal;

    /// <summary>The event that made it; null for one that was there before the period.</summary>
    public EventId? MadeBy { get; private set; }

    public IReadOnlyList<string> Path => _path;

    public IReadOnlyList<string> Planned => _planned;

    public string Pipeline { get; private set; } = "";

    public string Stage { get; private set; } = "";

    public void Begin(Deal deal)
    {
        (Pipeline, Stage) = (deal.Pipeline, deal.Stage);
        _path.Add(deal.Stage);
    }

    public void Follow(TimelineEntry entry)
    {
        if (entry.Kind is not (TimelineKinds.Created or TimelineKinds.Moved)) return;
        var data = entry.ReadData();
        if (entry.Kind == TimelineKinds.Created) MadeBy = entry.Cause;
        var pipeline = data.Text("pipeline") ?? (data.TryGetProperty("c", out var c) && c.TryGetProperty("pipeline", out var changed) ? changed[1].GetString() : null);
        var other = pipeline is not null && Pipeline.Length > 0 && pipeline != Pipeline;
        Pipeline = pipeline ?? Pipeline;
        Stage = data.Text("to") ?? Stage;
        _path.Add(other ? Pipeline + "/" + Stage : Stage);
        _planned.AddRange(data.Value("planned").AsList);
    }
}
