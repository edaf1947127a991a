using CrmCore.Testing;

namespace CrmCore.Tests.Diagnostics;

public sealed class ReplayIdsTests
{
    [Fact]
    public void R62_what_a_replay_makes_of_an_event_stands_between_it_and_the_next_one_of_its_millisecond()
    {
        var now = Instant.FromUtc(2026, 3, 2, 7, 0);
        var recorded = new SequentialIds();
        var (before, merge, after) = (recorded.Next(now), recorded.Next(now), recorded.Next(now));
        var ids = new ReplayIds();

        ids.Follow(before);
        var (first, second) = (ids.Next(now), ids.Next(now));
        ids.Follow(merge);
        var third = ids.Next(now);

        Guid[] order = [before, first, second, merge, third, after];
        Assert.Equal(order.Order(), order);
        Assert.True(ids.Next(now + Duration.FromMilliseconds(1)).CompareTo(recorded.Next(now)) > 0);
    }
}
