namespace CrmCore;

/// <summary>The default access policy (R07).</summary>
internal sealed class AdministratorsEditSettings : IAccessPolicy
{
    public string? Refusal(Account account, Actor actor, bool isAdmin, string right) =>
        right == AccessRights.EditSettings && actor.Kind == ActorKind.Person && !isAdmin
            ? $"{actor} is not an active administrator of '{account.Id}': only an administrator edits pipelines, fields and connections (R07)."
            : null;
}
