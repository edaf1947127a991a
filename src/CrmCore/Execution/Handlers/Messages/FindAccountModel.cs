namespace CrmCore;

/// <summary>Gives an account's compiled configuration; null when there is no such account.</summary>
internal delegate ValueTask<AccountModel?> FindAccountModel(Account account, CancellationToken ct);
