using System.Globalization;
using CrmCore;
using NodaTime;

namespace OpenLine;

/// <summary>What may happen in a scenario: one pattern of words for each thing. A word that begins with a quote is a text.</summary>
internal sealed class ActGrammar(OfficePlan office)
{
    private const string EmployeesDo =
        "at work, break 15m, away, leave, sick, overtime, answers <client> \"…\", whispers <client> \"…\", takes <client>, returns <client>, closes <client>, "
        + "passes <client> to <employee>, passes <client> to line <line>, joins <client>, joins <client> hidden, leaves <client>";

    private const string Expectable =
        "One can expect: <client> with <employee>, <client> waits [in <line>], <client> offered, <client> closed, <client> unanswered, <client> rated <1 to 5>, "
        + "<client> sees \"…\", <client> does not see \"…\", <employee> has <n>, <n> wait in <line>, refused [\"…\"].";

    private const string ClientsDo = "writes \"…\" on <channel>, rates <1 to 5>";

    // Where each client wrote last: a name that is not here is most likely a slip of the pen.
    private readonly Dictionary<string, string> _channels = new(StringComparer.Ordinal);

    /// <summary>Reads a line without its time.</summary>
    /// <exception cref="FormatException">It is nothing that can happen; the message says what can.</exception>
    public ScriptAct Read(string[] words) => words switch
    {
        [] => _ => Task.FromResult(default(ScriptResult)),
        ["client", ..] => Client(words),
        ["expect", ..] => Expectation(words),
        [var who, .. var what] => Employee(KnownEmployee(who, " A line begins with a time, or with an employee, client or expect."), what),
    };

    private ScriptAct Client(string[] words) => words switch
    {
        ["client", var client, "writes", ['"', .. var text]] => Writes(client, text, LastChannel(client)),
        ["client", var client, "writes", ['"', .. var text], "on", var channel] => Writes(client, text, KnownChannel(channel)),
        ["client", var client, "rates", var rating] => Rates(KnownClient(client), Number(rating, 5)),
        _ => throw new FormatException($"A client can: {ClientsDo}."),
    };

    private ScriptAct Employee(string who, string[] what) => what is ["answers" or "whispers" or "takes" or "returns" or "closes" or "passes" or "joins" or "leaves", var client, .. var rest]
        ? With(who, KnownClient(client), what[0], rest)
        : what switch
    {
        ["at", "work"] => Present(who, Presence.AtWork, null),
        ["break" or "away" or "leave" or "sick" or "overtime"] => Present(who, PresenceOf(what[0]), null),
        ["break" or "away" or "leave" or "sick" or "overtime", var length] => Present(who, PresenceOf(what[0]), ScriptTimes.Length(length)),
        _ => throw new FormatException($"An employee can: {EmployeesDo}."),
    };

    private ScriptAct With(string who, string client, string verb, string[] rest) => (verb, rest) switch
    {
        ("answers", [['"', .. var text]]) => desk => desk.SayAsync(who, client, text, hidden: false),
        ("whispers", [['"', .. var text]]) => desk => desk.SayAsync(who, client, text, hidden: true),
        ("takes", []) => desk => desk.TakeAsync(who, client),
        ("returns", []) => desk => desk.ReturnAsync(who, client),
        ("closes", []) => desk => desk.CloseAsync(who, client),
        ("passes", ["to", "line", var line]) => Passes(who, client, KnownLine(line)),
        ("passes", ["to", var other]) => PassesOn(who, client, KnownEmployee(other)),
        ("joins", []) => desk => desk.JoinAsync(who, client, hidden: false),
        ("joins", ["hidden"]) => desk => desk.JoinAsync(who, client, hidden: true),
        ("leaves", []) => desk => desk.LeaveAsync(who, client),
        _ => throw new FormatException($"An employee can: {EmployeesDo}."),
    };

    private ScriptAct Expectation(string[] words) => words switch
    {
        ["expect", "refused"] => desk => desk.ExpectRefusal(""),
        ["expect", "refused", ['"', .. var text]] => desk => desk.ExpectRefusal(text),
        ["expect", [>= '0' and <= '9', ..] count, "wait" or "waits", "in", var line] => ExpectsQueue(KnownLine(line), Number(count, int.MaxValue)),
        ["expect", var who, "has", var count] => ExpectsLoad(KnownEmployee(who), Number(count, int.MaxValue)),
        ["expect", var client, .. var what] => Expectation(KnownClient(client), what),
        _ => throw new FormatException(Expectable),
    };

    private ScriptAct Expectation(string client, string[] what) => what switch
    {
        ["with", var who] => ExpectsOwner(client, KnownEmployee(who)),
        ["waits"] => desk => desk.ExpectWaiting(client, null),
        ["waits", "in", var line] => ExpectsWaiting(client, KnownLine(line)),
        ["offered"] => desk => desk.ExpectState(client, ConversationState.Offered),
        ["closed"] => desk => desk.ExpectState(client, ConversationState.Closed),
        ["unanswered"] => desk => desk.ExpectUnanswered(client),
        ["rated", var rating] => ExpectsRating(client, Number(rating, 5)),
        ["sees", ['"', .. var text]] => desk => desk.ExpectSeen(client, text, isSeen: true),
        ["does", "not", "see", ['"', .. var text]] => desk => desk.ExpectSeen(client, text, isSeen: false),
        _ => throw new FormatException(Expectable),
    };

    private ScriptAct Writes(string client, string text, string channel)
    {
        _channels[client] = channel;
        return desk => desk.WriteAsync(client, text, channel);
    }

    private static ScriptAct Rates(string client, int rating) => desk => desk.RateAsync(client, rating);

    private static ScriptAct Present(string who, Presence presence, Duration? length) => desk => desk.SetPresenceAsync(who, presence, length);

    private static ScriptAct Passes(string who, string client, string line) => desk => desk.PassToLineAsync(who, client, line);

    private static ScriptAct PassesOn(string who, string client, string other) => desk => desk.PassAsync(who, client, other);

    private static ScriptAct ExpectsQueue(string line, int count) => desk => desk.ExpectQueue(line, count);

    private static ScriptAct ExpectsOwner(string client, string who) => desk => desk.ExpectOwner(client, who);

    private static ScriptAct ExpectsWaiting(string client, string line) => desk => desk.ExpectWaiting(client, line);

    private static ScriptAct ExpectsRating(string client, int rating) => desk => desk.ExpectRating(client, rating);

    private static ScriptAct ExpectsLoad(string who, int count) => desk => desk.ExpectLoad(who, count);

    private static Presence PresenceOf(string word) => Enum.Parse<Presence>(word, ignoreCase: true);

    private static int Number(string word, int most) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number
        : throw new FormatException(most == 5 ? $"'{word}' is no rating: give 1 to 5." : $"'{word}' is no number.");

    private string KnownEmployee(string name, string remedy = "") => Known("employee", name, office.Employees.Select(e => e.Id), remedy);

    private string KnownLine(string name) => Known("line", name, office.Lines.Select(l => l.Id));

    private string KnownChannel(string name) => Known("channel", name, office.Lines.SelectMany(l => l.Channels));

    private string KnownClient(string name) => Known("client who has written before this line:", name, _channels.Keys);

    private string LastChannel(string client)
    {
        var all = office.Lines.SelectMany(l => l.Channels).ToArray();
        return _channels.TryGetValue(client, out var last) ? last
            : all.Length == 1 ? all[0]
            : throw new FormatException($"Say on which channel {client} writes: on {string.Join(", on ", all)}.");
    }

    private static string Known(string what, string name, IEnumerable<string> all, string remedy = "") =>
        all.Contains(name, StringComparer.Ordinal) ? name : throw new FormatException($"There is no {what} '{name}'. {(all.Any() ? "There are: " + string.Join(", ", all) : "There are none")}.{remedy}");
}
