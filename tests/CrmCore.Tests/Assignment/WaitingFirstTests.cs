namespace CrmCore.Tests.Assignment;

/// <summary>R41: what waits with somebody to be asked before all others.</summary>
public sealed class WaitingFirstTests
{
    private static readonly WorkNeeds Needs = new WorkNeeds { Skills = ["English"] }.OfAnybodyAfter("Cla;ra#1");

    [Fact]
    public void R41_who_is_asked_first_is_read_from_the_text_as_it_was_written()
    {
        var read = WaitingListName.Parse(WaitingListName.Of(Needs.Text, WorkKinds.Conversation, "chat")).Needs;
        Assert.Equal(("Cla;ra#1", null), (read.First, read.Only));
        Assert.Equal(["english"], read.Skills);
        Assert.Equal(Needs, read);
    }

    [Fact]
    public void R41_a_list_is_for_whoever_is_asked_first()
    {
        var list = WaitingListName.Of(Needs.Text, WorkKinds.Deal, null);
        Assert.True(WaitingListName.IsFor(list, new EmployeeId("Cla;ra#1")));
        Assert.False(WaitingListName.IsFor(list, new EmployeeId("clara")));
    }

    [Fact]
    public void R41_the_others_go_round_the_ring_of_those_needs_whoever_is_asked_before_them() =>
        Assert.Equal(new WorkNeeds { Skills = ["English"] }.Ring("sales"), Needs.OfAnybody().Ring("sales"));
}
