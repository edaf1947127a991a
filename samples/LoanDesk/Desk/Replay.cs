using System.Diagnostics;
using System.Globalization;
using CrmCore;
using LoanDesk.Log;
using Spectre.Console;

namespace LoanDesk.Desk;

/// <summary>Hands the whole log in, batch by batch, on its own clock.</summary>
internal sealed class Replay(LoanDeskEngine desk, EventLog log, int batch)
{
    private readonly Dictionary<string, (DealId Deal, List<string> Tags)> _deals = new(StringComparer.Ordinal);
    private readonly List<LogEvent> _tagging = [];
    private int _commands;

    /// <summary>Replays.</summary>
    /// <param name="console">Where the progress is shown.</param>
    /// <returns>What it cost.</returns>
    public async Task<Speed> RunAsync(IAnsiConsole console)
    {
        using var process = Process.GetCurrentProcess();
        var processor = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        await console.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async progress =>
            {
                var task = progress.AddTask("Replaying", maxValue: log.Events.Count);
                for (var done = 0; done < log.Events.Count; done += batch)
                {
                    await StepAsync([.. log.Events.Skip(done).Take(batch)]);
                    task.Increment(Math.Min(batch, log.Events.Count - done));
                    task.Description = string.Create(CultureInfo.InvariantCulture, $"{log.Events[done].At.InUtc().Date:uuuu-MM-dd} · {task.Value / watch.Elapsed.TotalSeconds:N0} events/s");
                }

                await Task.WhenAll(TagKnown());
            });
        process.Refresh();
        return new Speed(log.Events.Count, _commands, watch.Elapsed, process.TotalProcessorTime - processor);
    }

    private async Task StepAsync(List<LogEvent> events)
    {
        desk.Clock.MoveTo(events.Max(e => e.At));
        var ingesting = desk.Crm.Events.IngestAsync(events.ConvertAll(LoanEvents.Of)).AsTask();

        // Tags stand in the queue behind the events and share a commit; those of deals that this batch makes wait for the next one.
        _tagging.AddRange(events.Where(e => LoanPipeline.Tags.ContainsKey(e.Name)));
        var tagging = TagKnown();
        Learn(events, await ingesting);
        await Task.WhenAll(tagging);
    }

    private void Learn(List<LogEvent> events, IReadOnlyList<EventOutcome> outcomes)
    {
        for (var i = 0; i < outcomes.Count; i++)
        {
            if (outcomes[i].Status != EventStatus.Decided) throw new CrmException($"The event {events[i].Case}/{events[i].Position} is {outcomes[i].Status}: {outcomes[i].Error}");
            if (outcomes[i].Deals is [{ Result: DealResult.Created } made]) _deals[events[i].Case] = (made.Deal, []);
        }
    }

    private List<Task> TagKnown()
    {
        var known = _tagging.FindAll(e => _deals.ContainsKey(e.Case));
        _tagging.RemoveAll(e => _deals.ContainsKey(e.Case));
        _commands += known.Count;
        return known.ConvertAll(TagAsync);
    }

    // An employee's own act, not a rule: it may come after the deal was won, and no rule touches a closed deal (R09).
    private async Task TagAsync(LogEvent e)
    {
        var (deal, tags) = _deals[e.Case];
        tags.Add(LoanPipeline.Tags[e.Name]);
        var by = e.Resource is null ? (Actor?)null : new EmployeeId(e.Resource);
        var result = await desk.Crm.Deals.EditAsync(deal, new DealChange { Tags = [.. tags] }, by, $"tag {e.Case}/{e.Position}");
        if (result is Refused refused) throw new CrmException(refused.Reason);
    }
}
