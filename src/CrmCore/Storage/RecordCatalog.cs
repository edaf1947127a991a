namespace CrmCore;

/// <summary>Every record type of the engine, in the order in which a commit writes them.</summary>
internal static class RecordCatalog
{
    /// <summary>Grows with every change of a record type; stores migrate forward to it.</summary>
    public const int Version = 4;

    // Event keys first: a duplicate shows before anything else is written.
    public static RecordSchema Schema { get; } = Number(
        EventKeyRecords.Instance, StoredEventRecords.Instance, AccountRecords.Instance, SettingRecords.Instance, ClaimRecords.Instance,
        ContactRecords.Instance, LeadRecords.Instance, DealRecords.Instance, DealLinkRecords.Instance, StageCountRecords.Instance,
        TimelineRecords.Instance, ScheduledActionRecords.Instance, CrmTaskRecords.Instance, VisitMarkRecords.Instance, ActionTallyRecords.Instance,
        RedirectRecords.Instance, NotSameRecords.Instance, MergeRecords.Instance, MatchPostingRecords.Instance, ProbableDoubleRecords.Instance,
        ImportRunRecords.Instance, LeadCountRecords.Instance, CompanyRecords.Instance, CompanyMemberRecords.Instance,
        ScoreRecords.Instance, WinCountRecords.Instance, WinSampleRecords.Instance,
        ConversationRecords.Instance, ChatThreadRecords.Instance, ConversationMessageRecords.Instance,
        TurnRecords.Instance, WaitingRecords.Instance, DeskRecords.Instance, AccountEpochRecords.Instance,
        // Last: every assignment of an account waits for this row.
        RosterRecords.Instance);

    public static WorkingSet NewSet() => new(Schema.Types.Count);

    private static RecordSchema Number(params RecordType[] types)
    {
        for (var i = 0; i < types.Length; i++) types[i].Ordinal = i;
        return new RecordSchema(Version, types);
    }
}
