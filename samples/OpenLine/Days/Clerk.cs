using CrmCore;
using NodaTime;

namespace OpenLine;

/// <summary>A simulated employee: looks at what is on the desk, thinks, answers, and closes what is done.</summary>
internal sealed class Clerk(Office office, Agenda agenda, HappeningReader happenings, Employee employee, int seed)
{
    private readonly Random _random = new(seed);
    private readonly HashSet<ConversationId> _thinking = [];
    private readonly EmployeeId _me = new(employee.Id);

    /// <summary>Until when requests go unnoticed: the clerk sits there and looks elsewhere.</summary>
    public Instant? DreamsUntil { get; set; }

    /// <summary>Looks at the desk and begins to think about what is new there.</summary>
    /// <param name="picture">The office now.</param>
    /// <param name="isDone">Whether a client has asked everything.</param>
    public void Look(Picture picture, Func<string, bool> isDone)
    {
        foreach (var conversation in picture.Conversations)
        {
            if (_thinking.Contains(conversation.Id)) continue;
            if (conversation.State == ConversationState.Offered) LookAtOffer(conversation, picture);
            else if (conversation.Owner == _me && conversation.State is ConversationState.Given or ConversationState.Open) LookAtOwn(conversation, isDone);
        }
    }

    private void LookAtOwn(Conversation conversation, Func<string, bool> isDone)
    {
        if (isDone(conversation.Chat)) Think(conversation, 15, 60, () => office.Crm.Conversations.CloseAsync(conversation.Id, _me));
        else if (IsAsked(conversation))
        {
            // Now and then a new client is overlooked for longer than any line allows.
            var isOverlooked = conversation.State == ConversationState.Given && _random.Next(25) == 0;
            Think(conversation, isOverlooked ? 200 : 25, isOverlooked ? 240 : 105, () => SayAsync(conversation));
        }
    }

    // The line has told everybody who is there; whoever has room and is quick takes it with the first answer.
    private void LookAtOffer(Conversation conversation, Picture picture)
    {
        if (!office.Plan.Lines.Any(l => l.Id == conversation.Line && l.Employees.Contains(employee.Id))) return;
        if (!WorkHours.IsAtWork(office.Plan, employee, picture) || !HasRoom(picture)) return;
        Think(conversation, 10, 50, async () =>
            await office.Crm.Conversations.GetAsync(conversation.Id) is { State: ConversationState.Offered } ? await SayAsync(conversation) : new Done { Changed = false });
    }

    private bool HasRoom(Picture picture) =>
        picture.Conversations.Count(c => c.Owner == _me && c.State is (ConversationState.Given or ConversationState.Open)) < employee.Capacity.GetValueOrDefault(WorkKinds.Conversation, int.MaxValue);

    private static bool IsAsked(Conversation conversation) =>
        conversation.State == ConversationState.Given || conversation.LastEmployeeAt is not { } said || conversation.LastClientAt > said;

    private async ValueTask<CommandResult> SayAsync(Conversation conversation)
    {
        var answer = _random.Any(Phrases.Answers);
        var result = await office.Crm.Conversations.SayAsync(conversation.Id, answer, _me);
        if (result.IsDone) happenings.Note(HappeningKind.Said, employee.Id, $"answers {conversation.Chat}: {answer}");
        return result;
    }

    // A refusal is no mistake: meanwhile the conversation may have gone to somebody else.
    private void Think(Conversation conversation, int least, int most, Func<ValueTask<CommandResult>> then)
    {
        _thinking.Add(conversation.Id);
        var at = office.Pace.Now + Duration.FromSeconds(_random.Next(least, most));
        agenda.Plan(DreamsUntil > at ? DreamsUntil.Value : at, async () =>
        {
            _thinking.Remove(conversation.Id);
            await then();
        });
    }
}
