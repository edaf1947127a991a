namespace CrmCore;

/// <summary>
/// Says who may do what (R07, R35). The default: administrators edit pipelines, fields and connections; everybody edits cards; the
/// system, which is the host's own code without a person, may do everything. Called within decisions: answer from the arguments, without I/O.
/// </summary>
public interface IAccessPolicy
{
    /// <summary>Whether somebody may do something.</summary>
    /// <param name="account">The account.</param>
    /// <param name="actor">Who.</param>
    /// <param name="isAdmin">Whether the actor is an active administrator of the account.</param>
    /// <param name="right">What: one of <see cref="AccessRights"/>.</param>
    /// <returns>Null when it is allowed; otherwise why not, in words.</returns>
    string? Refusal(Account account, Actor actor, bool isAdmin, string right);

    /// <summary>
    /// Whether somebody may accept, convert or refuse a lead (R35). The default: who made or took it, their managers, an administrator; a lead
    /// that nobody has anybody may take. Without an implementation of yours the answer is that of <see cref="Refusal"/>.
    /// </summary>
    /// <param name="account">The account.</param>
    /// <param name="actor">Who.</param>
    /// <param name="isAdmin">Whether the actor is an active administrator of the account.</param>
    /// <param name="responsible">Who made or took the lead, and their managers; empty when nobody has it.</param>
    /// <returns>Null when it is allowed; otherwise why not, in words.</returns>
    string? ConversionRefusal(Account account, Actor actor, bool isAdmin, IReadOnlyCollection<EmployeeId> responsible) =>
        Refusal(account, actor, isAdmin, AccessRights.ConvertLeads);
}
