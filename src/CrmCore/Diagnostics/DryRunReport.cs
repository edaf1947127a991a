using System.Globalization;
using System.Text;
using NodaTime;

namespace CrmCore;

/// <summary>What a changed pipeline would have done with a period that is over (R62).</summary>
public sealed record DryRunReport
{
    /// <summary>The pipeline that was changed.</summary>
    public string Pipeline { get; init; } = "";

    /// <summary>The beginning of the period.</summary>
    public Instant From { get; init; }

    /// <summary>Its end: when the dry run was made.</summary>
    public Instant To { get; init; }

    /// <summary>How many recorded events and commands were fed in.</summary>
    public int Events { get; init; }

    /// <summary>How many deals were compared, those of other pipelines too.</summary>
    public int Compared { get; init; }

    /// <summary>The deals that would have gone another way; empty when nothing differs.</summary>
    public IReadOnlyList<DryRunDeal> Deals { get; init; } = [];

    /// <summary>How many deals stand on each stage of the changed pipeline at the end, both ways.</summary>
    public IReadOnlyList<DryRunStage> Stages { get; init; } = [];

    /// <summary>The report as people read it.</summary>
    /// <returns>The totals, then a line for each deal that differs.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Dry run of '{Pipeline}' from {From} to {To}: {Events} events, {Compared} deals, {Deals.Count} of them differ\n");
        foreach (var stage in Stages) text.Append(CultureInfo.InvariantCulture, $"  {stage.Stage}: {stage.Before} => {stage.After}\n");
        foreach (var deal in Deals) text.Append("- ").Append(deal).Append('\n');
        return text.ToString();
    }
}
