namespace CrmCore.LeadSources;

/// <summary>A field as it was sent; a field sent several times is several of these.</summary>
/// <param name="Name">The name, without a trailing <c>[]</c>.</param>
/// <param name="Value">The value, cleaned.</param>
internal readonly record struct FormField(string Name, string Value);
