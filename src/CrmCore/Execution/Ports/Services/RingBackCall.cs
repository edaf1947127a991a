namespace CrmCore;

/// <summary>A call to make: the employee's phone first, then the client's (R34).</summary>
/// <param name="Extension">The employee's internal number.</param>
/// <param name="Phone">The client's number in E.164.</param>
/// <param name="Key">The key: the same on every try.</param>
public sealed record RingBackCall(string Extension, string Phone, string Key);
