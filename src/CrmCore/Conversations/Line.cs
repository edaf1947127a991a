using System.Text.Json.Serialization;
using NodaTime;

namespace CrmCore;

/// <summary>
/// An open line (R43): the channels whose clients come to one queue of employees, and what becomes of a conversation that nobody answers.
/// Immutable; kept as JSON.
/// </summary>
public sealed record Line
{
    /// <summary>The id that the author gave: also the name of the queue in which conversations wait. 1 to 64 lower-case letters, digits, dashes.</summary>
    public required string Id { get; init; }

    /// <summary>The name people see; the id where none was given.</summary>
    public string? Name { get; init; }

    /// <summary>Whether the line takes new conversations. What is open goes on either way. Default: yes.</summary>
    public bool Active { get; init; } = true;

    /// <summary>The ids of the connections whose clients come here: chats, messengers, the site's chat. A channel belongs to one line.</summary>
    public IReadOnlyList<string> Channels { get; init => field = value ?? []; } = [];

    /// <summary>The numbers of yours whose callers come here, in international form. A number belongs to one line.</summary>
    public IReadOnlyList<string> Numbers { get; init => field = value ?? []; } = [];

    /// <summary>The employees by id, in order.</summary>
    public IReadOnlyList<string> Employees { get; init => field = value ?? []; } = [];

    /// <summary>The team whose members come after the named employees; null for none.</summary>
    public string? Team { get; init; }

    /// <summary>How one of those who are free is chosen (R44); no matter where the line gives to all.</summary>
    /// <value>The default value is <see cref="AssignmentStrategy.RoundRobin"/>.</value>
    public AssignmentStrategy Strategy { get; init; }

    /// <summary>The weights by employee, for <see cref="AssignmentStrategy.Weighted"/> and <see cref="AssignmentStrategy.EvenLoad"/>: 1 to 1,000. Who is not here has 1.</summary>
    public IReadOnlyDictionary<string, int> Weights { get; init => field = value ?? new Dictionary<string, int>(StringComparer.Ordinal); } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Whether a conversation is offered to all who are at work at once, and the first answer takes it (R44). Default: no.</summary>
    public bool ToAll { get; init; }

    /// <summary>How long whoever was given a conversation may take to answer, until it goes back to the queue (R45); null for as long as they like.</summary>
    /// <value>The default value is 2 minutes. From 1 second to 30 days.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public Duration? AnswerWithin { get; init; } = Duration.FromMinutes(2);

    /// <summary>What becomes of a conversation that nobody at work has answered in that time (R45).</summary>
    /// <value>The default value is <see cref="CrmCore.AfterLast.StartAgain"/>.</value>
    public AfterLast AfterLast { get; init; }

    /// <summary>Whether the client's own manager goes before everybody, and what becomes of the conversation while they are away; null when nobody goes before.</summary>
    [JsonConverter(typeof(WhenAwayJsonConverter))]
    public WhenAway? OwnManager { get; init; }

    /// <summary>The calendar of the line's hours (R47); null for at any time.</summary>
    public string? Hours { get; init; }

    /// <summary>What a client is answered who begins a conversation within the hours; null for nothing.</summary>
    public string? Welcome { get; init; }

    /// <summary>What a client is answered who writes outside the hours, once until the line opens (R47); null for nothing.</summary>
    public string? OutOfHours { get; init; }

    /// <summary>What a client is answered, once, when nobody is free; null for nothing.</summary>
    public string? NobodyFree { get; init; }

    /// <summary>What the client is told when the conversation is closed; null for nothing.</summary>
    public string? Closed { get; init; }

    /// <summary>The question for a rating after closing (R48): it goes out with buttons from 1 to 5. Null for none.</summary>
    public string? AskRating { get; init; }

    /// <summary>After how many days in which the client is silent an answered conversation closes by itself (R47); null for never. 1 to 365.</summary>
    public int? SilenceDays { get; init; }

    /// <summary>How long after closing a further message opens the same conversation anew, with the same employee first; null when it always begins another.</summary>
    /// <value>The default value is one day. At most 365 days.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public Duration? ReopenWithin { get; init; } = Duration.FromDays(1);

    /// <summary>Whether who answers first becomes the owner of a lead that has none. Default: yes.</summary>
    public bool OwnerFromAnswer { get; init; } = true;

    /// <summary>With which presence an employee's conversations go back to the queue at once.</summary>
    /// <value>The default value is <see cref="Presence.Leave"/> and <see cref="Presence.Sick"/>.</value>
    public IReadOnlyList<Presence> ReturnOn { get; init => field = value ?? []; } = [Presence.Leave, Presence.Sick];

    /// <summary>Finds what makes the line unusable by itself. What belongs to other lines, and the calendar, are looked up when it is saved.</summary>
    /// <returns>What is wrong, each with its remedy; empty when nothing is.</returns>
    public IReadOnlyList<PipelineProblem> Validate() => LineValidation.Find(this);
}
