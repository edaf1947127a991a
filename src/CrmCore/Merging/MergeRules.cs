namespace CrmCore;

/// <summary>How the contacts of an account are merged (R33); saved with <c>crm.Settings.SaveAsync</c>. Contact points and tags are always united. Immutable.</summary>
public sealed record MergeRules
{
    /// <summary>Which card stays where nobody chooses.</summary>
    /// <value>The default value is <see cref="SurvivorRule.Oldest"/>.</value>
    public SurvivorRule Survivor { get; init; } = SurvivorRule.Oldest;

    /// <summary>Which name is kept. The placeholder of a card without a name counts as none.</summary>
    /// <value>The default value is <see cref="SurvivorshipRule.MostComplete"/>.</value>
    public SurvivorshipRule Name { get; init; } = SurvivorshipRule.MostComplete;

    /// <summary>Which owner is kept.</summary>
    /// <value>The default value is <see cref="SurvivorshipRule.Survivor"/>.</value>
    public SurvivorshipRule Owner { get; init; } = SurvivorshipRule.Survivor;

    /// <summary>Which value of a custom field is kept that <see cref="ByField"/> does not name; fields of several choices are united.</summary>
    /// <value>The default value is <see cref="SurvivorshipRule.Newest"/>.</value>
    public SurvivorshipRule Fields { get; init; } = SurvivorshipRule.Newest;

    /// <summary>Rules of single custom fields, by the field's id.</summary>
    /// <value>The default value is empty.</value>
    public IReadOnlyDictionary<string, SurvivorshipRule> ByField { get; init; } = new Dictionary<string, SurvivorshipRule>(StringComparer.Ordinal);

    /// <summary>The sources in the order in which they are believed, the best first; <c>crm</c> stands for what was entered by hand.</summary>
    /// <value>The default value is empty: all are believed alike.</value>
    public IReadOnlyList<string> SourceOrder { get; init; } = [];
}
