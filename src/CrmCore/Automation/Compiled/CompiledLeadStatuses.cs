namespace CrmCore;

/// <summary>The account's lead statuses ready for decisions (R75). Immutable.</summary>
internal sealed class CompiledLeadStatuses(LeadStatuses definition, long revision)
{
    public static CompiledLeadStatuses Default { get; } = new(LeadStatuses.Default, 0);

    public LeadStatuses Definition { get; } = definition;

    /// <summary>The statuses as stages, for their actions.</summary>
    public CompiledPipeline Pipeline { get; } = new(definition.ToPipeline(LeadStatuses.Pipeline), revision);

    public LeadStatus? Find(string id) => Definition.Find(id);

    public LeadStatus First(LeadState state) => Definition.First(state);
}
