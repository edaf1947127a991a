namespace CrmCore.Messaging;

/// <summary>The server does not speak SMTP as it should. Never leaves the adapter: it becomes an outcome.</summary>
internal sealed class SmtpProtocolException(string message) : IOException(message);
