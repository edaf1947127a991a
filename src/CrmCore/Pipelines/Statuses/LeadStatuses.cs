namespace CrmCore;

/// <summary>The account's own statuses of leads, in the order in which people see them (R75). Immutable.</summary>
public sealed record LeadStatuses
{
    /// <summary>The name of the actions' pipeline: no pipeline of an account can have it.</summary>
    internal const string Pipeline = "$leads";

    private static readonly string[] NeedDeal =
    [
        ActionKinds.CreateDeal, ActionKinds.CreateCustomer, ActionKinds.AddToAnalytics, ActionKinds.AdAudience, ActionKinds.MailingList,
        ActionKinds.CreatePaymentLink, ActionKinds.StartTunnel,
    ];

    /// <summary>What an account has until it saves its own: New, In work, Accepted, Junk.</summary>
    public static LeadStatuses Default { get; } = Define(s => s
        .New(LeadStatusIds.New, n => n.Named("New"))
        .InWork(LeadStatusIds.InWork, w => w.Named("In work"))
        .Accepted(LeadStatusIds.Accepted, a => a.Named("Accepted"))
        .Refused(LeadStatusIds.Junk, j => j.Named("Junk")));

    /// <summary>The statuses. Of each <see cref="LeadState"/> the first is the one that commands use which name none.</summary>
    public required IReadOnlyList<LeadStatus> Statuses { get; init; }

    /// <summary>Describes statuses.</summary>
    /// <param name="define">Adds them in order.</param>
    /// <returns>The statuses; <see cref="Validate"/> says what is wrong with them.</returns>
    public static LeadStatuses Define(Action<LeadStatusesBuilder> define)
    {
        ArgumentNullException.ThrowIfNull(define);
        var builder = new LeadStatusesBuilder();
        define(builder);
        return new() { Statuses = builder.Build() };
    }

    /// <summary>A status by its id.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The status; null when there is none.</returns>
    public LeadStatus? Find(string id) => Statuses.FirstOrDefault(s => string.Equals(s.Id, id, StringComparison.Ordinal));

    /// <summary>Finds what makes the statuses unusable.</summary>
    /// <param name="kinds">The kinds of actions that the host registered; null where they are not known.</param>
    /// <returns>What is wrong, each with its remedy; empty when nothing is.</returns>
    public IReadOnlyList<PipelineProblem> Validate(KnownKinds? kinds = null)
    {
        var found = new List<PipelineProblem>(PipelineValidation.Find(ToPipeline("lead-statuses"), kinds));
        foreach (var state in new[] { LeadState.New, LeadState.InWork, LeadState.Accepted, LeadState.Refused })
        {
            if (!Statuses.Any(s => s.State == state)) found.Add(new("no-status", "lead statuses", $"No status means {state}.", $"Add one: .{state}(\"{LeadStatusIds.Of(state)}\")."));
        }

        foreach (var status in Statuses)
        {
            var where = $"lead status \"{status.Id}\"";
            if (status.Reasons.Count > 0 && status.State != LeadState.Refused) found.Add(new("reasons-without-refusal", where, "It has reasons and refuses nothing.", "Make it a status of refusal, or take the reasons away."));
            found.AddRange(status.OnEnter.Where(a => NeedDeal.Contains(a.Do, StringComparer.Ordinal))
                .Select(a => new PipelineProblem("action-needs-deal", $"{where}, action \"{a.Id}\"", $"\"{a.Do}\" needs a deal, and a lead is none yet.", "Put it on the first stage of the pipeline that accepted leads come to.")));
        }

        return found;
    }

    /// <summary>The first status of a state.</summary>
    internal LeadStatus First(LeadState state) => Statuses.First(s => s.State == state);

    /// <summary>The statuses as stages, so that their actions are planned, run, cancelled and versioned as those of stages are.</summary>
    internal PipelineDefinition ToPipeline(string id) => new()
    {
        Id = id,
        Stages = [.. Statuses.Select(s => new StageDefinition { Id = s.Id, Name = s.Name, Color = s.Color, OnEnter = s.OnEnter })],
    };
}
