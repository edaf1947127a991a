using NodaTime;

namespace CrmCore;

/// <summary>Describes a stage.</summary>
public sealed class StageBuilder : StageBuilder<StageBuilder>
{
    private string? _team;
    private Duration? _limit;
    private Duration? _remindBefore;

    internal StageBuilder()
    {
    }

    /// <summary>Names the team that works on the stage.</summary>
    /// <param name="team">The team's id.</param>
    /// <returns>The same builder.</returns>
    public StageBuilder Team(string team)
    {
        _team = team;
        return this;
    }

    /// <summary>Limits how long a deal may stand here before it is overdue (R04).</summary>
    /// <param name="limit">How long, counted from entering the stage. More than zero.</param>
    /// <param name="remindBefore">How long before the end the owner is reminded; less than the limit. Null for no reminder.</param>
    /// <returns>The same builder.</returns>
    public StageBuilder TimeLimit(Duration limit, Duration? remindBefore = null)
    {
        _limit = limit;
        _remindBefore = remindBefore;
        return this;
    }

    internal override StageDefinition Build(string id)
        => base.Build(id) with { Team = _team, TimeLimit = _limit, RemindBefore = _remindBefore };
}
