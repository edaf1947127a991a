using CrmCore.Testing;
using NodaTime;

namespace OpenLine;

/// <summary>Time stands still until it is let go on; what falls due on the way runs at its own moment. The same steps tell the same story on every run.</summary>
internal sealed class SteppedPace(Instant start) : Pace
{
    private readonly FakeClock _clock = FakeClock.At(start);

    public override Instant Now => _clock.Now;

    public override TimeProvider Clock => _clock;

    public override bool IsStepped => true;

    public override async Task PassAsync(Office office, Instant until, CancellationToken stop)
    {
        await office.Engine.RunDueAsync(stop);
        var next = office.Engine.NextDue is { } due && due < until ? due : until;
        if (next > _clock.Now) _clock.AdvanceTo(next);
        await office.Engine.RunDueAsync(stop);
    }
}
