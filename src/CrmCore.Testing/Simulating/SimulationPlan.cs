namespace CrmCore.Testing;

/// <summary>What a simulation was asked for.</summary>
internal sealed record SimulationPlan(IReadOnlyList<PipelineDefinition> Pipelines)
{
    public Action<ICrmBuilder>? Configure { get; init; }

    public int First { get; init; } = 1;

    public int Seeds { get; init; } = 1_000;

    public int? Steps { get; init; }

    public int? Nodes { get; init; }

    public int? Accounts { get; init; }

    public int Threads { get; init; }

    public IReadOnlyList<Func<SimulationChance, InboundEvent>> Events { get; init; } = [];

    public IReadOnlyList<(string Name, Func<Crm, ValueTask<string?>> Check)> Promises { get; init; } = [];

    public IProgress<SimulationProgress>? Progress { get; init; }

    /// <summary>Stands between the engines and the database: how a planted fault of a store is caught is a test of the simulation itself.</summary>
    internal Func<SimulatedStore, ICrmStore>? Decorate { get; init; }
}
