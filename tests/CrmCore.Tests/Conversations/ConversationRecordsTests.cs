namespace CrmCore.Tests.Conversations;

public sealed class ConversationRecordsTests
{
    private static readonly Instant Nine = Instant.FromUtc(2026, 3, 2, 9, 0);

    private static readonly Conversation Full = new()
    {
        Account = 3, Id = new ConversationId(Guid.Parse("00000000-0000-7000-8000-000000000001")), Version = 5, Line = "support", Kind = WorkKinds.Call, Channel = "chat", Chat = "77",
        Contact = new ContactId(Guid.Parse("00000000-0000-7000-8000-000000000002")), Lead = new LeadId(Guid.Parse("00000000-0000-7000-8000-000000000003")),
        Deal = new DealId(Guid.Parse("00000000-0000-7000-8000-000000000004")), State = ConversationState.Open, Owner = "olga",
        Participants = [new Participant("ivan", Hidden: true), new Participant("petr", Hidden: false)], Tried = ["ada"], AnsweredBy = ["olga", "ivan"], ReturnedFrom = ["ada"],
        FirstAnswerBy = "ivan", OpenedAt = Nine, WaitingSince = Nine, GivenAt = Nine + Duration.FromSeconds(1), FirstAnswerAt = Nine + Duration.FromSeconds(2),
        LastClientAt = Nine + Duration.FromSeconds(3), LastEmployeeAt = Nine + Duration.FromSeconds(4), ClosedAt = Nine + Duration.FromSeconds(5), ClosedBecause = ClosingReasons.Silence,
        Rating = 4, RatingAskedAt = Nine + Duration.FromSeconds(6), Requeued = 2, IsUnanswered = true, Number = 17, Gives = 3, ToldClosedUntil = Instant.MaxValue, ToldNobody = true,
        IsQueued = true,
    };

    [Fact]
    public void A_conversation_reads_back_as_it_was()
    {
        var read = (Conversation)ConversationRecords.Instance.ReadAny(RowCapture.Of(ConversationRecords.Instance, Full));

        Assert.Equivalent(Full, read, strict: true);
        Assert.Equal((Full.Gives, Full.IsQueued, Full.ToldNobody, Full.ToldClosedUntil), (read.Gives, read.IsQueued, read.ToldNobody, read.ToldClosedUntil));
        Assert.Equal((Full.FirstAnswerBy, Full.Account, Full.Version), (read.FirstAnswerBy, read.Account, read.Version));
        Assert.Equal(Full.AnsweredBy, read.AnsweredBy);
        Assert.Equal(Full.ReturnedFrom, read.ReturnedFrom);
    }

    [Fact]
    public void It_stands_with_its_owner_only_while_somebody_has_it()
    {
        Assert.Equal(ConversationRecords.HolderKey(3, "olga"), ConversationRecords.Instance.LookupKeyOf(ConversationRecords.ByHolder, Full));
        Assert.Null(ConversationRecords.Instance.LookupKeyOf(ConversationRecords.ByHolder, Full with { State = ConversationState.Closed }));
        Assert.Null(ConversationRecords.Instance.LookupKeyOf(ConversationRecords.ByHolder, Full with { State = ConversationState.Waiting, Owner = null }));
    }

    [Fact]
    public void A_message_reads_back_as_it_was()
    {
        var message = new ConversationMessage
        {
            Account = 3, Id = Guid.Parse("00000000-0000-7000-8000-000000000009"), Conversation = Full.Id, At = Nine, From = MessageSide.Employee, Author = "olga", Text = "Привет",
            Buttons = ["да", "нет"], IsHidden = true, Delivery = MessageDelivery.Failed, Error = "no", Receipt = "r1",
        };

        Assert.Equivalent(message, ConversationMessageRecords.Instance.ReadAny(RowCapture.Of(ConversationMessageRecords.Instance, message)), strict: true);
    }
}
