using CrmCore;
using LoanDesk.Desk;
using Spectre.Console;

namespace LoanDesk.Results;

/// <summary>What stands in the file when all is done: read back from it, not counted on the way in.</summary>
internal sealed class Funnel
{
    private readonly Dictionary<string, int> _reached = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _noted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _tags = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _lost = new(StringComparer.Ordinal);

    private Funnel()
    {
    }

    /// <summary>How many deals there are.</summary>
    public int Deals { get; private set; }

    /// <summary>How many deals are won, by the pipeline's own counters.</summary>
    public long Won { get; private set; }

    /// <summary>How many deals are neither won nor lost, by the pipeline's own counters.</summary>
    public long Open { get; private set; }

    /// <summary>How many deals have been on a stage.</summary>
    public int Reached(string stage) => _reached.GetValueOrDefault(stage);

    /// <summary>How many deals are lost for a reason.</summary>
    public int Lost(string reason) => _lost.GetValueOrDefault(reason);

    /// <summary>How many deals have a tag.</summary>
    public int Tagged(string tag) => _tags.GetValueOrDefault(tag);

    /// <summary>How many events of a kind stand in the timelines of deals and contacts.</summary>
    public int Noted(string kind) => _noted.GetValueOrDefault(kind);

    /// <summary>Counts.</summary>
    /// <param name="crm">The desk.</param>
    /// <param name="console">Where it is said that it counts.</param>
    /// <returns>The counts.</returns>
    public static Task<Funnel> CountAsync(Crm crm, IAnsiConsole console) => console.Status().StartAsync("Counting in the file …", async _ =>
    {
        var funnel = new Funnel();
        string? after = null;
        do
        {
            var page = await crm.Deals.ListAsync(after, 1000);
            foreach (var deal in page.Items) await funnel.AddAsync(crm, deal);
            after = page.Next;
        }
        while (after is not null);

        foreach (var total in await crm.Pipelines.TotalsAsync(LoanPipeline.Id))
        {
            if (total.Stage == Outcomes.Won) funnel.Won += total.Deals;
            else if (total.Stage != Outcomes.Lost) funnel.Open += total.Deals;
        }

        return funnel;
    });

    private async Task AddAsync(Crm crm, Deal deal)
    {
        Deals++;
        if (deal.Stage == Outcomes.Lost) Add(_lost, deal.LossReason ?? "");
        foreach (var tag in deal.Tags) Add(_tags, tag);
        foreach (var entry in await crm.Timeline.OfAsync(deal.Id)) Note(entry, isDeal: true);
        if (deal.Contact is not { } contact) return;

        // A closed deal takes no more events: what came later stands on its contact.
        foreach (var entry in await crm.Timeline.OfAsync(contact)) Note(entry, isDeal: false);
    }

    private void Note(TimelineEntry entry, bool isDeal)
    {
        var data = entry.ReadData();
        if (isDeal && entry.Kind is TimelineKinds.Created or TimelineKinds.Moved && data.TryGetProperty("to", out var to)) Add(_reached, to.GetString()!);
        if (data.TryGetProperty("event", out var kind) && (isDeal || entry.Kind != TimelineKinds.Created)) Add(_noted, kind.GetString()!);
    }

    private static void Add(Dictionary<string, int> counts, string name) => counts[name] = counts.GetValueOrDefault(name) + 1;
}
