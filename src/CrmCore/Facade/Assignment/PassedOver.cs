namespace CrmCore;

/// <summary>An employee who was not given a request, and why.</summary>
/// <param name="Employee">Who.</param>
/// <param name="Reason">
/// Why, as a stable word: <c>not-their-turn</c>, <c>dismissed</c>, <c>lacks-skill</c>, <c>lacks-language</c>, <c>lacks-territory</c>, <c>not-the-manager</c>, <c>on-break</c>,
/// <c>away</c>, <c>on-leave</c>, <c>sick</c>, <c>outside-hours</c>, <c>at-capacity</c>, <c>quota-spent</c>, <c>rate-limit</c>, <c>did-not-answer</c>, <c>weight-zero</c>.
/// </param>
public sealed record PassedOver(EmployeeId Employee, string Reason);
