using CrmCore;
using NodaTime;

namespace OpenLine;

/// <summary>A message on a client's screen.</summary>
internal sealed record Delivered(Instant At, string Channel, string Client, string Text, IReadOnlyList<MessageButton> Buttons);
