using NodaTime;

namespace CrmCore;

/// <summary>Makes ids. The default makes UUIDs of version 7 (RFC 9562); tests give their own, so that a run can be repeated.</summary>
public interface IIdSource
{
    /// <summary>Makes an id that sorts behind every one made before it for an earlier or the same moment.</summary>
    /// <param name="now">The moment that leads the id.</param>
    /// <returns>The id.</returns>
    Guid Next(Instant now);
}
