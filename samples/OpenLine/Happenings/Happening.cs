using NodaTime;

namespace OpenLine;

/// <summary>Something that happened, in words.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">What sort of thing.</param>
/// <param name="Who">Whose: the client's name, or the employee's.</param>
/// <param name="Text">What.</param>
internal sealed record Happening(Instant At, HappeningKind Kind, string Who, string Text);
