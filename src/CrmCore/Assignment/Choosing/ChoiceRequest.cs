namespace CrmCore;

/// <summary>What somebody is looked for.</summary>
/// <param name="Pool">The queue's members.</param>
/// <param name="Ring">Whose turns count: <see cref="WorkNeeds.Ring"/> of the queue.</param>
/// <param name="Needs">What the work needs of whoever takes it.</param>
/// <param name="Kind">One of <see cref="WorkKinds"/>.</param>
/// <param name="Channel">The connection that a conversation came by; null for other work.</param>
/// <param name="Tried">Who had it and did not answer.</param>
internal sealed record ChoiceRequest(QueuePool Pool, string Ring, WorkNeeds Needs, string Kind, string? Channel, IReadOnlyList<EmployeeId> Tried);
