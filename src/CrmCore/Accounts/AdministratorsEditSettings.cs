namespace CrmCore;

/// <summary>The default access policy (R07, R35).</summary>
internal sealed class AdministratorsEditSettings : IAccessPolicy
{
    public string? Refusal(Account account, Actor actor, bool isAdmin, string right) =>
        actor.Kind != ActorKind.Person || isAdmin ? null : right switch
        {
            AccessRights.EditSettings => $"{actor} is not an active administrator of '{account.Id}': only an administrator edits pipelines, fields and connections (R07).",
            AccessRights.ErasePersons => $"{actor} is not an active administrator of '{account.Id}': only an administrator erases a person's data (R65).",
            _ => null,
        };

    public string? ConversionRefusal(Account account, Actor actor, bool isAdmin, IReadOnlyCollection<EmployeeId> responsible) =>
        actor.Kind != ActorKind.Person || isAdmin || responsible.Count == 0 || (actor.Employee is { } id && responsible.Contains(id))
            ? null
            : $"{actor} may not convert this lead: {string.Join(", ", responsible)} or an administrator may (R35).";
}
