using CrmCore;

namespace SalesDay;

/// <summary>Lives through the day: each thing comes in at its moment, and what falls due runs between.</summary>
internal sealed class DayRun(Desk desk, DayFolder folder)
{
    private readonly HandCommands _hands = new(desk.Crm, folder);

    public Totals Totals { get; } = new();

    public async Task TakeAsync(DayItem item, CancellationToken ct)
    {
        Totals.ActionsRun += await desk.AdvanceToAsync(item.At, ct);
        var row = Totals.Of(item.Channel);
        row.Read++;
        try
        {
            if (item.Command is { } command) Count(row, await _hands.RunAsync(command, item, ct));
            else Count(row, await desk.Crm.Events.IngestAsync(item.Event!, ct), item);
        }
        catch (Exception error) when (error is ArgumentException or CrmException)
        {
            folder.Report(item.File, item.Line, error.Message, "Correct it and run again on the same file: only what is new is taken.");
        }

        Totals.ActionsRun += await desk.Engine.RunDueAsync(ct);
    }

    private static void Count(Totals.Row row, CommandResult? result)
    {
        if (result is Done { Changed: false }) row.Known++;
        if (result is Moved) row.Moves++;
        if (result is Created) row.Deals++;
    }

    private void Count(Totals.Row row, EventOutcome outcome, DayItem item)
    {
        switch (outcome.Status)
        {
            case EventStatus.Duplicate:
                row.Known++;
                break;
            case EventStatus.Failed:
                folder.Report(item.File, item.Line, "It could not be decided: " + outcome.Error, "It is kept in the inbox of failed events; retry it there.");
                break;
            default:
                row.Deals += outcome.Deals.Count(d => d.Result == DealResult.Created);
                row.Moves += outcome.Deals.Count(d => d.Result == DealResult.Moved);
                if (outcome.Lead is not null) row.Leads++;
                if (outcome.Contact is null && outcome.Lead is null && outcome.Deals.Count == 0) row.Nobody++;
                break;
        }
    }
}
