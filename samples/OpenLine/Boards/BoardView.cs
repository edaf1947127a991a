using NodaTime;

namespace OpenLine;

/// <summary>What stands on the board at one moment: plain data, so that drawing it needs no engine.</summary>
/// <param name="Title">The day and the clock.</param>
/// <param name="Done">How much of the day has passed, 0 to 1.</param>
/// <param name="Lines">The lines.</param>
/// <param name="Employees">The employees.</param>
/// <param name="Last">What happened last, the newest at the end.</param>
/// <param name="Zone">The office's zone.</param>
internal sealed record BoardView(
    string Title, double Done, IReadOnlyList<LineView> Lines, IReadOnlyList<EmployeeView> Employees, IReadOnlyList<Happening> Last, DateTimeZone Zone);
