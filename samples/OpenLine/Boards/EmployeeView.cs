namespace OpenLine;

/// <summary>An employee on the board.</summary>
/// <param name="Name">The name.</param>
/// <param name="State">Presence in words.</param>
/// <param name="IsThere">Whether they can be given something.</param>
/// <param name="Desk">What they have open.</param>
/// <param name="Room">How many more they can have; null for no limit.</param>
/// <param name="GivenToday">How many they were given today.</param>
internal sealed record EmployeeView(string Name, string State, bool IsThere, IReadOnlyList<DeskItem> Desk, int? Room, int GivenToday);
