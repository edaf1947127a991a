namespace CrmCore;

/// <summary>Adds stages and outcomes to a pipeline. Begin with <see cref="Pipeline.Define"/>.</summary>
public sealed class PipelineBuilder
{
    private readonly List<StageDefinition> _stages = [];
    private readonly Dictionary<string, string> _replaced = new(StringComparer.Ordinal);
    private StageDefinition _won = new() { Id = Outcomes.Won };
    private StageDefinition _lost = new() { Id = Outcomes.Lost };
    private IReadOnlyList<string> _reasons = [];
    private string? _name;

    internal PipelineBuilder()
    {
    }

    /// <summary>Gives the pipeline the name that people see. Without it they see the id.</summary>
    /// <param name="name">The name; it may change at any time.</param>
    /// <returns>The same builder.</returns>
    public PipelineBuilder Named(string name)
    {
        _name = name;
        return this;
    }

    /// <summary>Adds a stage behind those already there.</summary>
    /// <param name="id">The id, stable over versions: lower-case letters, digits, dashes; 1 to 64 characters.</param>
    /// <param name="define">Describes the stage; null for one that only has its id.</param>
    /// <returns>The same builder.</returns>
    public PipelineBuilder Stage(string id, Action<StageBuilder>? define = null)
    {
        ArgumentNullException.ThrowIfNull(id);
        var stage = new StageBuilder();
        define?.Invoke(stage);
        _stages.Add(stage.Build(id));
        return this;
    }

    /// <summary>Describes the outcome Won. Every pipeline has it, also without this call.</summary>
    /// <param name="define">Describes it; null for nothing besides.</param>
    /// <returns>The same builder.</returns>
    public PipelineBuilder Won(Action<OutcomeBuilder>? define = null)
    {
        var won = new OutcomeBuilder();
        define?.Invoke(won);
        _won = won.Build(Outcomes.Won);
        return this;
    }

    /// <summary>Names the reasons a deal may be lost for (R02). Every pipeline has the outcome Lost, also without this call.</summary>
    /// <param name="reasons">The reasons in order; none where no reason is asked.</param>
    /// <returns>The same builder.</returns>
    public PipelineBuilder Lost(params string[] reasons) => Lost(lost => lost.Reasons(reasons));

    /// <summary>Describes the outcome Lost. Every pipeline has it, also without this call.</summary>
    /// <param name="define">Describes it.</param>
    /// <returns>The same builder.</returns>
    public PipelineBuilder Lost(Action<LostBuilder> define)
    {
        ArgumentNullException.ThrowIfNull(define);
        var lost = new LostBuilder();
        define(lost);
        _lost = lost.Build(Outcomes.Lost);
        _reasons = lost.AllReasons;
        return this;
    }

    /// <summary>Says which stage takes the deals of a stage that an earlier version had and this one has not (R05).</summary>
    /// <param name="stage">The id of the removed stage.</param>
    /// <param name="with">The id of the stage that takes its deals.</param>
    /// <returns>The same builder.</returns>
    public PipelineBuilder Replaces(string stage, string with)
    {
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(with);
        _replaced[stage] = with;
        return this;
    }

    internal PipelineDefinition Build(string id) => new()
    {
        Id = id,
        Name = _name,
        Stages = [.. _stages],
        Won = _won,
        Lost = _lost,
        LossReasons = _reasons,
        Replaced = _replaced,
    };
}
