using NodaTime;

namespace CrmCore;

/// <summary>When a visitor's opening of a page last fired a trigger: it fires at most once in 10 minutes (R14).</summary>
internal sealed record VisitMark(int Account, string Visitor, string Page, Instant FiredAt, long Version);
