namespace CrmCore;

/// <summary>A lead was converted (R35).</summary>
/// <param name="Contact">The contact it became or was joined to; null where none was asked for.</param>
/// <param name="Company">The company it became or was joined to; null where none was asked for.</param>
/// <param name="Deal">The deal it became; null where none was asked for.</param>
public sealed record Converted(ContactId? Contact, CompanyId? Company, DealId? Deal) : CommandResult;
