using System.Diagnostics;
using System.Globalization;
using CrmCore;
using LoanDesk.Log;
using Spectre.Console;

namespace LoanDesk.Desk;

/// <summary>Hands the whole log in, batch by batch, on its own clock.</summary>
internal sealed class Replay(LoanDeskEngine desk, EventLog log, int batch)
{
    private readonly Dictionary<string, DealId> _deals = new(StringComparer.Ordinal);
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
            });
        process.Refresh();
        return new Speed(log.Events.Count, _commands, watch.Elapsed, process.TotalProcessorTime - processor);
    }

    private async Task StepAsync(List<LogEvent> events)
    {
        desk.Clock.MoveTo(events.Max(e => e.At));
        var outcomes = await desk.Crm.Events.IngestAsync(events.ConvertAll(LoanEvents.Of));
        for (var i = 0; i < outcomes.Count; i++)
        {
            if (outcomes[i].Status != EventStatus.Decided) throw new CrmException($"The event {events[i].Case}/{events[i].Position} is {outcomes[i].Status}: {outcomes[i].Error}");
            if (outcomes[i].Deals is [{ Result: DealResult.Created } made]) _deals[events[i].Case] = made.Deal;
        }

        var tagging = events.Where(e => LoanPipeline.Tags.ContainsKey(e.Name)).GroupBy(e => e.Case, StringComparer.Ordinal);
        await Task.WhenAll(tagging.Select(t => TagAsync(_deals[t.Key], t)));
    }

    // An employee's own act, not a rule: it may come after the deal was won, and no rule touches a closed deal (R09).
    private async Task TagAsync(DealId id, IEnumerable<LogEvent> events)
    {
        foreach (var e in events)
        {
            var deal = await desk.Crm.Deals.FindAsync(id) ?? throw new CrmException($"The deal of the case {e.Case} is gone.");
            var change = new DealChange { Tags = [.. deal.Tags, LoanPipeline.Tags[e.Name]] };
            var by = e.Resource is null ? (Actor?)null : new EmployeeId(e.Resource);
            if (await desk.Crm.Deals.EditAsync(id, change, by, $"tag {e.Case}/{e.Position}") is Refused refused) throw new CrmException(refused.Reason);
            Interlocked.Increment(ref _commands);
        }
    }
}
