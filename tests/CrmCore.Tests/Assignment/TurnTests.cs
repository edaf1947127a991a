namespace CrmCore.Tests.Assignment;

public sealed class TurnTests
{
    [Fact]
    public void R41_A_newcomer_joins_the_round_and_nobody_else_loses_a_turn()
    {
        var desk = new RingDesk(AssignmentStrategy.RoundRobin, [1, 1, 1]);
        Assert.Equal([0, 1], Give(desk, 2));
        desk.Join(3);

        // e2 is still next. The newcomer's share counts from now: later than the one who has none yet, earlier than those who had theirs in advance.
        Assert.Equal([2, 3, 0, 1, 2, 3, 0, 1], Give(desk, 8));
    }

    [Fact]
    public void R41_Who_is_removed_takes_nobodys_turn_along()
    {
        var desk = new RingDesk(AssignmentStrategy.RoundRobin, [1, 1, 1, 1]);
        Assert.Equal([0, 1], Give(desk, 2));
        desk.Remove(0);
        Assert.Equal([2, 3, 1, 2, 3, 1], Give(desk, 6));
        Assert.False(desk.Stored[RingDesk.Id(0)].TakesPart);
    }

    [Fact]
    public void R41_Who_is_removed_before_their_turn_is_simply_left_out()
    {
        var desk = new RingDesk(AssignmentStrategy.RoundRobin, [1, 1, 1, 1]);
        Give(desk, 1);
        desk.Remove(1);
        Assert.Equal([2, 3, 0, 2, 3, 0], Give(desk, 6));
    }

    [Fact]
    public void R41_Who_comes_back_from_a_long_leave_gets_no_more_than_one_extra()
    {
        var desk = new RingDesk(AssignmentStrategy.RoundRobin, [1, 1, 1, 1]);
        Give(desk, 3);
        desk.SetPresence(3, Presence.Leave);
        Give(desk, 3000);
        desk.SetPresence(3, Presence.AtWork);
        foreach (var round in new[] { 4, 8, 40 }.Select(n => Give(desk, n)))
        {
            var counts = Enumerable.Range(0, 4).Select(i => round.Count(g => g == i)).ToList();
            Assert.InRange(counts[3], counts.Min(), counts.Take(3).Max() + 1);
        }
    }

    [Fact]
    public void R41_A_break_after_each_request_earns_nothing()
    {
        // Whoever leaves when just served is ahead, and comes back no less ahead: in the end the number is that of the share while there.
        var desk = new RingDesk(AssignmentStrategy.RoundRobin, [1, 1, 1]);
        var (share, counts) = (0.0, new int[3]);
        for (var n = 0; n < 3000; n++)
        {
            var present = desk.State.DeskOf(RingDesk.Id(0)).Presence == Presence.AtWork;
            var given = desk.Give();
            if (present) share += 1 / 3.0;
            counts[given]++;
            if (present == (given == 0)) desk.SetPresence(0, given == 0 ? Presence.Break : Presence.AtWork);
        }

        Assert.InRange(counts[0], share - 2, share + 2);
        Assert.InRange(counts[1] - counts[2], -1, 1);
    }

    [Fact]
    public void R41_No_way_of_choosing_keeps_everybody_within_one_when_all_leave_once_served_and_nobody_is_more_than_the_harmonic_sum_off()
    {
        // Four fresh employees; whoever is served leaves for good. Whoever is last has waited 1/4 + 1/3 + 1/2 of a request whatever the order, and there is
        // nothing to know beforehand by which that one could have been served first. Everybody got exactly one, all the same.
        var desk = new RingDesk(AssignmentStrategy.RoundRobin, [1, 1, 1, 1]);
        var (offs, most) = (new double[4], 0.0);
        var there = new HashSet<int> { 0, 1, 2, 3 };
        while (there.Count > 0)
        {
            var share = 1.0 / there.Count;
            foreach (var i in there) offs[i] += share;
            var given = desk.Give();
            offs[given]--;
            most = Math.Max(most, offs.Max());
            there.Remove(given);
            desk.SetPresence(given, Presence.Leave);
        }

        Assert.Equal((1 / 4.0) + (1 / 3.0) + (1 / 2.0), most, 9);
    }

    [Fact]
    public void R41_Those_who_come_are_served_and_leave_do_not_eat_up_what_one_who_stays_is_owed()
    {
        // The trap of a clock that is read off those who are there: each of these leaves being ahead, and what the one who stays is owed would go with them.
        var desk = new RingDesk(AssignmentStrategy.RoundRobin, [.. Enumerable.Repeat(1, 101)]);
        for (var i = 0; i < 100; i++) desk.SetPresence(i, Presence.Leave);
        var (off, count) = (0.0, 0);
        for (var i = 0; i < 100; i++)
        {
            desk.SetPresence(i, Presence.AtWork);
            off += 0.5;
            if (desk.Give() == 100) count++;
            desk.SetPresence(i, Presence.Leave);
        }

        Assert.InRange(count, off - 1, off + 1);
    }

    [Fact]
    public void R41_A_weight_that_is_changed_gives_the_new_share_and_no_flood()
    {
        var desk = new RingDesk(AssignmentStrategy.Weighted, [1, 1]);
        Give(desk, 101);
        desk.Reweigh(0, 100);
        var given = Give(desk, 202);
        Assert.InRange(given.Count(g => g == 1), 1, 3);
        Assert.InRange(given.Take(101).Count(g => g == 1), 0, 2);

        desk.Reweigh(0, 1);
        Assert.InRange(Give(desk, 10).Count(g => g == 0), 4, 6);
    }

    [Fact]
    public void R41_A_weight_that_was_changed_while_nobody_remembered_makes_no_flood_either()
    {
        var desk = new RingDesk(AssignmentStrategy.Weighted, [1, 1]);
        Give(desk, 101);
        desk.Reweigh(1, 100);
        desk.Restart();
        Assert.InRange(Give(desk, 101).Count(g => g == 0), 0, 3);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void R41_A_weight_that_is_not_above_zero_is_never_given_anything(int weight)
    {
        var desk = new RingDesk(AssignmentStrategy.Weighted, [weight, 1]);
        Assert.All(Give(desk, 20), g => Assert.Equal(1, g));
        Assert.Equal([(RingDesk.Id(0), PassOver.WeightZero)], desk.Choose().PassedOver);
    }

    [Fact]
    public void R41_Only_who_was_chosen_joined_or_left_is_written()
    {
        var desk = new RingDesk(AssignmentStrategy.RoundRobin, [1, 1, 1, 1]);
        Assert.Equal(4, desk.State.Take(desk.Choose()).Count);
        desk.State.Keep(2);
        Assert.Equal(RingDesk.Id(1), Assert.Single(desk.State.Take(desk.Choose())).Employee);
        desk.State.Keep(3);
        desk.SetPresence(0, Presence.Break);
        Assert.Equal([RingDesk.Id(0), RingDesk.Id(2)], desk.State.Take(desk.Choose()).Select(t => t.Employee).Order());
    }

    [Fact]
    public void R41_Undone_is_as_never_done()
    {
        var desk = new RingDesk(AssignmentStrategy.Weighted, [3, 2, 1]);
        Give(desk, 5);
        var before = desk.Choose().Employee;
        desk.SetPresence(2, Presence.Sick);
        desk.State.Take(desk.Choose());
        desk.State.Take(desk.Choose());
        desk.State.Undo();
        Assert.Equal(Presence.AtWork, desk.State.DeskOf(RingDesk.Id(2)).Presence);
        Assert.Equal(before, desk.Choose().Employee);
        Give(desk, 1);
    }

    [Fact]
    public void R41_A_removal_that_is_undone_before_it_was_kept_is_written_by_the_next_choice()
    {
        var desk = new RingDesk(AssignmentStrategy.RoundRobin, [1, 1, 1]);
        Give(desk, 3);
        desk.Remove(0);
        desk.State.Take(desk.Choose());
        desk.State.Undo();
        Give(desk, 1);
        Assert.False(desk.Stored[RingDesk.Id(0)].TakesPart);
    }

    [Fact]
    public void R41_Choosing_changes_nothing()
    {
        var desk = new RingDesk(AssignmentStrategy.RoundRobin, [1, 1, 1]);
        Give(desk, 4);
        for (var n = 0; n < 10; n++)
        {
            Assert.Equal(RingDesk.Id(2), desk.Choose(tried: [RingDesk.Id(1)]).Employee);
            Assert.Equal(RingDesk.Id(1), desk.Choose().Employee);
        }
    }

    [Fact]
    public void R41_In_order_is_the_first_who_is_free()
    {
        var desk = new RingDesk(AssignmentStrategy.InOrder, [1, 1, 1]);
        Assert.Equal([0, 0], Give(desk, 2));
        desk.SetPresence(0, Presence.Away);
        Assert.Equal([1, 1], Give(desk, 2));
        desk.SetPresence(0, Presence.AtWork);
        Assert.Equal([0], Give(desk, 1));
        Assert.Equal(3, desk.Stored[RingDesk.Id(0)].Given);
    }

    [Fact]
    public void R41_By_load_the_least_open_for_the_weight_and_among_equals_who_was_given_longest_ago()
    {
        var desk = new RingDesk(AssignmentStrategy.EvenLoad, [1, 2, 1]);
        Assert.Equal([0, 1, 2], Give(desk, 3));
        Open(desk, 0, 1);
        Open(desk, 1, 2);
        Open(desk, 2, 2);
        Assert.Equal([0, 1, 0], Give(desk, 3));
        Open(desk, 1, 1);
        Assert.Equal([1, 1], Give(desk, 2));
        desk.Restart();
        Open(desk, 1, 4);
        Assert.Equal([0], Give(desk, 1));
        Open(desk, 0, 2);
        Assert.Equal([2, 1, 0, 2], Give(desk, 4));
    }

    [Fact]
    public void R41_Nobody_chooses_nobody_and_an_empty_queue_has_nobody()
    {
        var desk = new RingDesk(AssignmentStrategy.Nobody, [1, 1]);
        Assert.Null(desk.Choose().Employee);
        Assert.Equal(2, desk.Choose().Available);
        Assert.Empty(desk.State.Take(desk.Choose()));
        foreach (var strategy in Enum.GetValues<AssignmentStrategy>())
        {
            var empty = new RingDesk(strategy, []);
            Assert.Equal((null, 0, 0), (empty.Choose().Employee, empty.Choose().Considered, empty.Choose().Available));
            Assert.Empty(empty.Choose().PassedOver);
        }
    }

    [Fact]
    public void R41_A_strategy_that_is_changed_goes_on_without_a_flood()
    {
        var load = new RingDesk(AssignmentStrategy.EvenLoad, [1, 1, 1]);
        load.SetPresence(2, Presence.Leave);
        Give(load, 500);
        load.SetPresence(2, Presence.AtWork);
        var robin = new QueuePool(load.State.Staff, [.. load.Employees.Keys], new Dictionary<string, int>(), AssignmentStrategy.RoundRobin);
        var given = Enumerable.Range(0, 30).Select(_ =>
        {
            var choice = load.State.Choose(new ChoiceRequest(robin, RingDesk.Queue, WorkNeeds.None, WorkKinds.Lead, null, []), RingDesk.Monday);
            load.Take(choice);
            return RingDesk.Number(choice.Employee!);
        }).ToList();
        Assert.All(Enumerable.Range(0, 3), i => Assert.InRange(given.Count(g => g == i), 9, 11));
    }

    [Fact]
    public void R41_Who_was_loaded_for_long_gets_no_flood_when_the_strategy_changes_to_turns()
    {
        foreach (var restart in new[] { false, true })
        {
            var desk = new RingDesk(AssignmentStrategy.EvenLoad, [1, 1, 1]);
            Give(desk, 3);
            Open(desk, 2, 50);
            Give(desk, 500);
            if (restart) desk.Restart();
            desk.Follow(AssignmentStrategy.RoundRobin);
            var given = Give(desk, 30);
            Assert.All(Enumerable.Range(0, 3), i => Assert.InRange(given.Count(g => g == i), 9, 11));
        }
    }

    [Fact]
    public void R41_By_load_a_restart_keeps_who_was_given_longest_ago()
    {
        var desk = new RingDesk(AssignmentStrategy.EvenLoad, [1, 1, 1, 1]);
        Give(desk, 4);
        foreach (var i in new[] { 3, 2, 1, 0 })
        {
            for (var other = 0; other < 4; other++) Open(desk, other, other == i ? 0 : 5);
            Assert.Equal([i], Give(desk, 1));
        }

        desk.Restart();
        for (var i = 0; i < 4; i++) Open(desk, i, 1);
        Assert.Equal([3, 2, 1, 0, 3], Give(desk, 5));
    }

    [Fact]
    public void R41_A_million_choices_keep_the_shares()
    {
        int[] weights = [1, 2, 3, 5, 7, 11, 50, 100, 13, 99];
        var desk = new RingDesk(AssignmentStrategy.Weighted, weights);
        var (counts, total, most) = (new int[weights.Length], (double)weights.Sum(), 0.0);
        var request = new ChoiceRequest(desk.Pool, RingDesk.Queue, WorkNeeds.None, WorkKinds.Lead, null, []);
        for (var n = 1; n <= 1_000_000; n++)
        {
            var choice = desk.State.Choose(request, RingDesk.Monday);
            desk.State.Take(choice);
            desk.State.Keep(n);
            counts[RingDesk.Number(choice.Employee!)]++;
            if (n % 97 != 0) continue;
            for (var i = 0; i < weights.Length; i++) most = Math.Max(most, Math.Abs(counts[i] - (n * weights[i] / total)));
        }

        Assert.InRange(most, 0, 1 + 1e-6);
    }

    private static List<int> Give(RingDesk desk, int requests) => [.. Enumerable.Range(0, requests).Select(_ => desk.Give())];

    private static void Open(RingDesk desk, int i, int count) => desk.State.Write(desk.State.DeskOf(RingDesk.Id(i)) with
    {
        Open = new Dictionary<string, int>(StringComparer.Ordinal) { [WorkKinds.Conversation] = count },
    });
}
