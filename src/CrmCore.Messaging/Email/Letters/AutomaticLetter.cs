using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CrmCore.Messaging;

/// <summary>
/// The body of the event of a letter that a program wrote. <see cref="Email"/> is the client whom it is about, by which the engine finds
/// the card: of a bounce not the server that reports, but the address that failed.
/// </summary>
internal sealed record AutomaticLetter
{
    public required string Cause { get; init; }

    public string? Email { get; init; }

    public string? From { get; init; }

    public string? Name { get; init; }

    public IReadOnlyList<string>? To { get; init; }

    public required string Mailbox { get; init; }

    public string? Title { get; init; }

    public string? Text { get; init; }

    public string? MessageId { get; init; }

    public IReadOnlyList<string>? References { get; init; }

    /// <summary>The id of our letter that it reports about.</summary>
    public string? Reported { get; init; }

    /// <summary>The enhanced status code of a report, such as <c>5.1.1</c>.</summary>
    public string? Status { get; init; }

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, AutomaticLetterJson.Readable.AutomaticLetter);

    /// <summary>Why it is not a person's letter, in one word for conditions.</summary>
    public static string CauseOf(Letter letter) => letter switch
    {
        { IsBounce: true } => "bounce",
        _ when letter.Traits.HasFlag(LetterTraits.DeliveryReport) => "delivery-report",
        _ when letter.Traits.HasFlag(LetterTraits.Complaint) => "complaint",
        _ when letter.Traits.HasFlag(LetterTraits.ReadReceipt) => "read-receipt",
        _ when letter.Traits.HasFlag(LetterTraits.AutoReplied) => "auto-reply",
        _ => "notice",
    };
}

[JsonSerializable(typeof(AutomaticLetter))]
internal sealed partial class AutomaticLetterJson : JsonSerializerContext
{
    // Russian text as it is takes a third of the bytes of its escapes.
    public static AutomaticLetterJson Readable { get; } = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });
}
