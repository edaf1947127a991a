namespace CrmCore;

/// <summary>A colleague who joined a conversation (R46).</summary>
/// <param name="Employee">Who.</param>
/// <param name="Hidden">Whether the client sees nothing of them: neither that they joined nor a word of theirs.</param>
public sealed record Participant(EmployeeId Employee, bool Hidden);
