using NodaTime;

namespace OpenLine;

/// <summary>How time passes: fast and by itself, or in steps.</summary>
internal abstract class Pace
{
    public abstract Instant Now { get; }

    /// <summary>The clock that the engine gets.</summary>
    public abstract TimeProvider Clock { get; }

    /// <summary>Whether time moves only when it is told to. Then nothing works in the background.</summary>
    public abstract bool IsStepped { get; }

    /// <summary>Lets time pass until a moment, or until something may have happened before it.</summary>
    public abstract Task PassAsync(Office office, Instant until, CancellationToken stop);
}
