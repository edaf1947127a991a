namespace CrmCore;

/// <summary>The id of an employee: a short text that the host chose (a login, a number).</summary>
/// <param name="Value">1 to 64 characters.</param>
public readonly record struct EmployeeId(string Value)
{
    /// <summary>A text stands for the employee of that id.</summary>
    /// <param name="value">The id.</param>
    public static implicit operator EmployeeId(string value) => new(value);

    /// <summary>Makes the id from its text.</summary>
    /// <param name="value">The id.</param>
    /// <returns>The id.</returns>
    public static EmployeeId FromString(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
