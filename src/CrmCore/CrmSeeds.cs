namespace CrmCore;

/// <summary>What the host registered as data: published for each account at its creation and at the start of the engine.</summary>
internal sealed class CrmSeeds
{
    public List<PipelineDefinition> Pipelines { get; } = [];

    public List<MessageTemplate> Templates { get; } = [];

    public List<WorkingCalendar> Calendars { get; } = [];

    public List<FieldDefinition> Fields { get; } = [];

    public LeadStatuses? LeadStatuses { get; set; }

    public ScoringRules? Scoring { get; set; }

    public List<Line> Lines { get; } = [];

    public List<AssignmentRule> Assignments { get; } = [];

    public List<IntakePolicy> Sources { get; } = [];
}
