namespace CrmCore;

/// <summary>A kind of action or trigger that the host registered: its pipelines may name it.</summary>
/// <param name="Kind">The kind, as <c>vendor.name</c>.</param>
/// <param name="Handler">Who carries the action out; null for a kind of event.</param>
internal sealed record HostKind(string Kind, Type? Handler = null)
{
    /// <summary>The engine's kinds and the host's.</summary>
    public static KnownKinds Known(IEnumerable<HostKind> kinds)
    {
        var all = kinds.ToLookup(k => k.Handler is not null, k => k.Kind);
        return KnownKinds.BuiltIn.WithActions(all[true]).WithTriggers(all[false]);
    }

    /// <summary>Refuses what is no kind of a host's.</summary>
    /// <exception cref="ArgumentException">It is not written as <c>vendor.name</c>.</exception>
    public static void Check(string kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        var parts = kind.Split('.');
        if (parts.Length > 1 && kind.Length <= 64 && Array.TrueForAll(parts, PipelineValidation.IsId)) return;
        throw new ArgumentException(
            $"\"{kind}\" is no kind of a host's. Write vendor.name, such as acme.ship-sample: lower-case letters, digits and dashes with a dot between, at most 64 characters.",
            nameof(kind));
    }
}
