using NodaTime;

namespace CrmCore;

/// <summary>A customer to make of a deal (R42).</summary>
/// <param name="Deal">The deal.</param>
/// <param name="Name">The name.</param>
/// <param name="Period">After how long the next purchase is expected; null where nothing is.</param>
/// <param name="Key">The key: the same on every try.</param>
public sealed record NewCustomer(Deal Deal, string Name, Period? Period, string Key);
