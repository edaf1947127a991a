using System.Text.Json.Serialization;

namespace CrmCore.Messaging;

/// <summary>Writes and reads what goes over the wire, in Telegram's spelling.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TelegramWire.SendMessage))]
[JsonSerializable(typeof(TelegramWire.SetWebhook))]
[JsonSerializable(typeof(TelegramWire.Reply))]
[JsonSerializable(typeof(TelegramWire.WebhookInfo))]
[JsonSerializable(typeof(TelegramWire.BotUser))]
[JsonSerializable(typeof(TelegramWire.AnswerCallback))]
[JsonSerializable(typeof(TelegramWire.Update))]
[JsonSerializable(typeof(TelegramWire.BlockNote))]
internal sealed partial class TelegramJson : JsonSerializerContext;

/// <summary>The settings of a connection, in our own spelling.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, PropertyNameCaseInsensitive = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(TelegramSettings))]
internal sealed partial class TelegramSettingsJson : JsonSerializerContext;
