namespace CrmCore.CrashChild.Check;

/// <summary>An action of the host's that a deal's timeline says was planned, with all that the store knows of it.</summary>
internal sealed class PlannedAction(string key, DealId deal, long entry, string action, Delivery delivery)
{
    public string Key { get; } = key;

    public DealId Deal { get; } = deal;

    public long Entry { get; } = entry;

    public string Action { get; } = action;

    public Delivery Delivery { get; } = delivery;

    public bool IsCancelled { get; set; }

    public int Done { get; set; }

    public int Skipped { get; set; }

    public int Failed { get; set; }

    public int Uncertain { get; set; }

    /// <summary>Its row, while it waits or is parked.</summary>
    public ScheduledAction? Row { get; set; }

    public int Ends => Done + Skipped + Failed + Uncertain;

    public override string ToString() =>
        $"{Action} of deal {Deal}, entry {Entry} ({Key}, {Delivery}): done {Done}, skipped {Skipped}, failed {Failed}, uncertain {Uncertain}"
        + (IsCancelled ? ", cancelled" : "") + (Row is null ? ", no row" : $", row {Row.Held ?? "due"} after {Row.Attempts} tries");
}
