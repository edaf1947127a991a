namespace CrmCore;

/// <summary>Keeps the deal's contacts in an advertisement audience (R26): Facebook removes who leaves, VK makes them inactive for good.</summary>
internal sealed class AdAudienceExecutor(ConnectionResolver resolver, IEnumerable<IAdAudience> audiences)
    : MembershipExecutor<AdAudienceSettings>(AdAudienceSettings.TryRead)
{
    private readonly Channels<IAdAudience> _audiences = new(resolver, audiences, a => a.Kind, "changes advertisement audiences", "CrmCore.Analytics");

    public override string Do => ActionKinds.AdAudience;

    protected override bool IsSameGroup(AdAudienceSettings mine, AdAudienceSettings other) =>
        mine.Audience == other.Audience && mine.Connection == other.Connection;

    protected override bool IsForGood(AdAudienceSettings settings) => settings.Network == AdAudienceSettings.Vk;

    protected override MembershipChange Change(ActionRun run, AdAudienceSettings settings, bool leaving) => new()
    {
        Group = settings.Audience,
        Operation = !leaving ? MembershipOperation.Add : IsForGood(settings) ? MembershipOperation.Deactivate : MembershipOperation.Remove,
        Emails = GroupMembers.Emails(run.Contacts, unsubscribedToo: true),
        Phones = GroupMembers.Phones(run.Contacts),
        Key = run.Action.Key,
    };

    protected override async ValueTask<ActionOutcome> ApplyAsync(ActionRun run, AdAudienceSettings settings, MembershipChange change, CancellationToken ct)
    {
        var (connection, audience) = await _audiences.OpenAsync(run.Model, settings.Connection, ct).ConfigureAwait(false);
        if (audience is null) return _audiences.Missing(connection);
        await audience.ApplyAsync(connection, change, ct).ConfigureAwait(false);
        return ActionOutcome.Done;
    }
}
