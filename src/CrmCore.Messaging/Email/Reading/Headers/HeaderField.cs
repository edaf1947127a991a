namespace CrmCore.Messaging;

/// <summary>A header field, unfolded but not decoded: encoded words, quotes and comments still stand in the value.</summary>
internal sealed record HeaderField(string Name, string Value);
