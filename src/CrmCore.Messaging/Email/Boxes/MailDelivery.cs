namespace CrmCore.Messaging;

/// <summary>A letter that waits in a folder, and the event to hand to the engine.</summary>
/// <param name="File">The letter and where it lies.</param>
/// <param name="Event">The event; null when the letter concerns no client (see <see cref="LetterEvents.Read"/>): only mark it seen.</param>
public sealed record MailDelivery(MaildirLetter File, InboundEvent? Event);
