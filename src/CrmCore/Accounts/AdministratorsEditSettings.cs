namespace CrmCore;

/// <summary>The default access policy (R07).</summary>
internal sealed class AdministratorsEditSettings : IAccessPolicy
{
    public string? Refusal(Account account, Actor actor, bool isAdmin, string right) =>
        actor.Kind != ActorKind.Person || isAdmin ? null : right switch
        {
            AccessRights.EditSettings => $"{actor} is not an active administrator of '{account.Id}': only an administrator edits pipelines, fields and connections (R07).",
            AccessRights.ErasePersons => $"{actor} is not an active administrator of '{account.Id}': only an administrator erases a person's data (R65).",
            _ => null,
        };
}
