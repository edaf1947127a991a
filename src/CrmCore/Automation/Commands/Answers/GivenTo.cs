namespace CrmCore;

/// <summary>A rule gave the card to an employee (R41).</summary>
/// <param name="Employee">Who has it now.</param>
public sealed record GivenTo(EmployeeId Employee) : CommandResult;
