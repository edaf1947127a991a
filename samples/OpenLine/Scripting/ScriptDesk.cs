using System.Globalization;
using CrmCore;
using NodaTime;

namespace OpenLine;

/// <summary>The office as a scenario sees it: it speaks of clients by their names, and of the conversation that each of them has or had last.</summary>
internal sealed class ScriptDesk(Office office, HappeningReader happenings)
{
    private string? _refusal;

    public Office Office => office;

    public async Task<ScriptResult> WriteAsync(string client, string text, string channel)
    {
        happenings.Note(HappeningKind.Said, client, $"writes on {channel}: {text}");
        await office.WriteAsync(client, channel, text);
        return default;
    }

    /// <summary>The client presses the button under the question for a rating.</summary>
    public async Task<ScriptResult> RateAsync(string client, int rating)
    {
        if (office.Network.QuestionTo(client) is not { } question) return new(Mismatch: $"{client} was not asked for a rating");
        var button = question.Buttons.First(b => b.Text == rating.ToString(CultureInfo.InvariantCulture));
        happenings.Note(HappeningKind.Said, client, $"presses {button.Text}");
        await office.WriteAsync(client, question.Channel, "", button.Data);
        return default;
    }

    public async Task<ScriptResult> SetPresenceAsync(string who, Presence presence, Duration? length)
    {
        var until = length is { } time ? office.Pace.Now + time : (Instant?)null;
        happenings.Note(HappeningKind.Presence, who, PresenceWords.Of(presence) + (until is { } end ? $" until {Words.Clock(end, office.Plan.DateTimeZone)}" : ""));
        return Result(await office.Crm.Presence.SetAsync(new EmployeeId(who), presence, until));
    }

    public Task<ScriptResult> SayAsync(string who, string client, string text, bool hidden)
    {
        happenings.Note(HappeningKind.Said, who, $"{(hidden ? "whispers" : "answers")} {client}: {text}");
        return RunAsync(client, conversation => office.Crm.Conversations.SayAsync(conversation, text, new EmployeeId(who), hidden));
    }

    public Task<ScriptResult> TakeAsync(string who, string client) => RunAsync(client, c => office.Crm.Conversations.TakeAsync(c, new EmployeeId(who)));

    public Task<ScriptResult> ReturnAsync(string who, string client) => RunAsync(client, c => office.Crm.Conversations.ReturnAsync(c, new EmployeeId(who)));

    public Task<ScriptResult> CloseAsync(string who, string client) => RunAsync(client, c => office.Crm.Conversations.CloseAsync(c, new EmployeeId(who)));

    public Task<ScriptResult> PassAsync(string who, string client, string to) =>
        RunAsync(client, c => office.Crm.Conversations.PassAsync(c, new EmployeeId(to), new EmployeeId(who)));

    public Task<ScriptResult> PassToLineAsync(string who, string client, string line) =>
        RunAsync(client, c => office.Crm.Conversations.PassToLineAsync(c, line, new EmployeeId(who)));

    // Whoever joins comes by the owner's invitation: nobody may walk into a colleague's conversation.
    public Task<ScriptResult> JoinAsync(string who, string client, bool hidden) =>
        RunAsync(client, c => office.Crm.Conversations.JoinAsync(c, new EmployeeId(who), Actor.System, hidden));

    public Task<ScriptResult> LeaveAsync(string who, string client) =>
        RunAsync(client, c => office.Crm.Conversations.LeaveAsync(c, new EmployeeId(who), new EmployeeId(who)));

    public Task<ScriptResult> ExpectRefusal(string text)
    {
        var refusal = _refusal;
        _refusal = null;
        return Compare(refusal?.Contains(text, StringComparison.OrdinalIgnoreCase) == true, refusal is null ? "nothing was refused" : $"refused was: {refusal}");
    }

    public Task<ScriptResult> ExpectOwner(string client, string who) => ExpectAsync(client, c => IsHeld(c) && c.Owner?.Value == who);

    public Task<ScriptResult> ExpectWaiting(string client, string? line) =>
        ExpectAsync(client, c => c.State == ConversationState.Waiting && (line is null || c.Line == line));

    public Task<ScriptResult> ExpectState(string client, ConversationState state) => ExpectAsync(client, c => c.State == state);

    public Task<ScriptResult> ExpectUnanswered(string client) => ExpectAsync(client, c => c.IsUnanswered);

    public Task<ScriptResult> ExpectRating(string client, int rating) => ExpectAsync(client, c => c.Rating == rating);

    public Task<ScriptResult> ExpectSeen(string client, string text, bool isSeen)
    {
        var seen = office.Network.SeenBy(client).ToArray();
        var found = seen.Any(s => s.Contains(text, StringComparison.OrdinalIgnoreCase));
        return Compare(found == isSeen, seen.Length == 0 ? $"{client} has seen nothing" : $"{client} has seen: {string.Join(" / ", seen)}");
    }

    public async Task<ScriptResult> ExpectQueue(string line, int count)
    {
        var picture = await Picture.TakeAsync(office, CancellationToken.None);
        var waiting = picture.Conversations.Count(c => c.Line == line && c.State is ConversationState.Waiting or ConversationState.Offered);
        return await Compare(waiting == count, string.Create(CultureInfo.InvariantCulture, $"{waiting} wait in {line}"));
    }

    public async Task<ScriptResult> ExpectLoad(string who, int count)
    {
        var open = (await office.Crm.Presence.OfAsync(new EmployeeId(who))).OpenOf(WorkKinds.Conversation);
        return await Compare(open == count, string.Create(CultureInfo.InvariantCulture, $"{who} has {open}"));
    }

    private static bool IsHeld(Conversation conversation) => conversation.State is ConversationState.Given or ConversationState.Open;

    private static Task<ScriptResult> Compare(bool isSo, string otherwise) => Task.FromResult(new ScriptResult(Mismatch: isSo ? null : otherwise));

    private async Task<ScriptResult> RunAsync(string client, Func<ConversationId, ValueTask<CommandResult>> command) =>
        await FindAsync(client) is { } conversation ? Result(await command(conversation.Id)) : new(Mismatch: $"{client} has no conversation");

    private async Task<ScriptResult> ExpectAsync(string client, Func<Conversation, bool> isSo) =>
        await FindAsync(client) is { } found ? await Compare(isSo(found), Stands(found)) : new(Mismatch: $"{client} has no conversation");

    // The one that was begun last: a client who comes back after a while may have several.
    private async Task<Conversation?> FindAsync(string client)
    {
        Conversation? found = null;
        await foreach (var conversation in Picture.AllAsync(office.Crm, new ConversationFilter(), CancellationToken.None))
        {
            if (conversation.Chat == client && (found is null || conversation.OpenedAt >= found.OpenedAt)) found = conversation;
        }

        return found;
    }

    private static string Stands(Conversation conversation)
    {
        var state = conversation.State switch
        {
            ConversationState.Waiting => $"waits in {conversation.Line}",
            ConversationState.Offered => $"is offered to all of {conversation.Line}",
            ConversationState.Closed => "is closed",
            _ => $"is with {conversation.Owner}",
        };
        var marked = conversation.IsUnanswered ? ", marked as unanswered" : "";
        return $"{conversation.Chat} {state}{marked}{(conversation.Rating is { } rating ? string.Create(CultureInfo.InvariantCulture, $", rated {rating}") : "")}";
    }

    private ScriptResult Result(CommandResult result)
    {
        _refusal = (result as Refused)?.Reason;
        return new(Refusal: _refusal);
    }
}
