namespace CrmCore;

/// <summary>Lets so many lines through in a while, and counts the rest: a stranger who knocks all day must not fill the log.</summary>
internal sealed class LogThrottle(TimeProvider time, int lines, TimeSpan window)
{
    private readonly Lock _gate = new();
    private long _since = time.GetTimestamp();
    private int _written;
    private long _silenced;

    /// <summary>Whether a line may be written.</summary>
    /// <param name="silenced">How many were not, since the last that was.</param>
    public bool TryEnter(out long silenced)
    {
        lock (_gate)
        {
            if (time.GetElapsedTime(_since) >= window)
            {
                _since = time.GetTimestamp();
                _written = 0;
            }

            silenced = _silenced;
            if (_written >= lines)
            {
                _silenced++;
                return false;
            }

            _written++;
            _silenced = 0;
            return true;
        }
    }
}
