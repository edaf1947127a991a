namespace CrmCore.CrashChild.Running;

/// <summary>The machine's clock as somebody has set it wrong: it jumps when it is told to. Timers go on as they do when a real clock is set.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    private long _shift;

    public ShiftedClock(Duration shift) => Jump(shift);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _shift));

    public void Jump(Duration by) => Interlocked.Add(ref _shift, by.BclCompatibleTicks);
}
