namespace CrmCore;

/// <summary>
/// Keeps the addresses of the deal's contacts on a mailing list (R27). Who unsubscribed himself is left alone both ways: never added again,
/// and not marked as removed by us, which would open the way back.
/// </summary>
internal sealed class MailingListExecutor(ConnectionResolver resolver, IEnumerable<IMailingList> lists)
    : MembershipExecutor<MailingListSettings>(MailingListSettings.TryRead)
{
    private readonly Channels<IMailingList> _lists = new(resolver, lists, l => l.Kind, "changes mailing lists", "CrmCore.Analytics");

    public override string Do => ActionKinds.MailingList;

    protected override bool IsSameGroup(MailingListSettings mine, MailingListSettings other) =>
        mine.List == other.List && mine.Connection == other.Connection;

    protected override bool IsForGood(MailingListSettings settings) => false;

    protected override MembershipChange Change(ActionRun run, MailingListSettings settings, bool leaving) => new()
    {
        Group = settings.List,
        Operation = leaving ? MembershipOperation.Remove : MembershipOperation.Add,
        Emails = GroupMembers.Emails(run.Contacts, unsubscribedToo: false),
        Key = run.Action.Key,
    };

    protected override async ValueTask<ActionOutcome> ApplyAsync(ActionRun run, MailingListSettings settings, MembershipChange change, CancellationToken ct)
    {
        var (connection, list) = await _lists.OpenAsync(run.Model, settings.Connection, ct).ConfigureAwait(false);
        if (list is null) return _lists.Missing(connection);
        await list.ApplyAsync(connection, change, ct).ConfigureAwait(false);
        return ActionOutcome.Done;
    }
}
