using System.Globalization;
using CrmCore;
using NodaTime;

namespace OpenLine;

/// <summary>Makes the board's data of what the engine knows.</summary>
internal sealed class BoardReader(Office office, Day day, RunOptions options)
{
    private const int Kept = 40;

    // The figures of the day are counted from all its conversations: not for every frame.
    private static readonly TimeSpan BetweenFigures = TimeSpan.FromSeconds(1);

    private readonly Queue<Happening> _last = new();
    private ConversationReport? _report;
    private long _counted;

    /// <summary>Remembers what happened.</summary>
    public void Add(IEnumerable<Happening> happenings)
    {
        foreach (var happening in happenings.Where(h => h.Kind != HappeningKind.Said)) _last.Enqueue(happening);
        while (_last.Count > Kept) _last.Dequeue();
    }

    public async Task<BoardView> ReadAsync(Picture picture)
    {
        if (_report is null || TimeProvider.System.GetElapsedTime(_counted) > BetweenFigures)
        {
            _report = await office.Crm.Reports.ConversationsAsync(day.Begins, picture.At + Duration.FromMilliseconds(1));
            _counted = TimeProvider.System.GetTimestamp();
        }

        var local = picture.At.InZone(office.Plan.DateTimeZone);
        var speed = options.Speed is { } times ? string.Create(CultureInfo.InvariantCulture, $"{times}×") : "at full speed";
        return new BoardView(
            $"{local.ToString("dddd d MMMM, HH:mm", CultureInfo.InvariantCulture)} · {speed} · seed {options.Seed.ToString(CultureInfo.InvariantCulture)}",
            Math.Clamp((picture.At - day.Begins) / (day.Ends - day.Begins), 0, 1),
            [.. office.Plan.Lines.Select(l => Line(l, picture, _report))],
            [.. office.Plan.Employees.Select(e => Employee(e, picture))],
            [.. _last],
            office.Plan.DateTimeZone);
    }

    private LineView Line(Line line, Picture picture, ConversationReport report)
    {
        var waiting = picture.Conversations.Where(c => c.Line == line.Id && c.State is (ConversationState.Waiting or ConversationState.Offered)).OrderBy(Since).ToArray();
        var figures = report.ByLine.FirstOrDefault(f => f.Id == line.Id);
        return new LineView
        {
            Name = line.Name ?? line.Id,
            Way = LineWords.Way(line),
            IsOpen = WorkHours.IsOpen(office.Plan, line.Hours, picture),
            Waiting = [.. waiting.Select(c => c.Chat)],
            Oldest = waiting.Length > 0 ? picture.At - Since(waiting[0]) : null,
            Opened = figures?.Count ?? 0,
            Answered = figures?.Answered ?? 0,
            Median = figures?.MedianToAnswer,
            NineOfTen = figures?.NineOfTenToAnswer,
            Requeues = figures?.Requeues ?? 0,
            Marked = figures?.Marked ?? 0,
            Rating = figures?.MeanRating,
        };
    }

    private EmployeeView Employee(Employee employee, Picture picture)
    {
        var desk = picture.Desks.FirstOrDefault(d => d.Employee.Value == employee.Id);
        var own = picture.Conversations.Where(c => c.Owner?.Value == employee.Id && c.State is (ConversationState.Given or ConversationState.Open)).ToArray();
        var isThere = WorkHours.IsAtWork(office.Plan, employee, picture);
        var presence = desk?.Presence ?? Presence.AtWork;
        var state = presence == Presence.AtWork && !isThere ? "at home" : PresenceWords.Of(presence);
        if (desk?.Until is { } until) state += $" until {Words.Clock(until, office.Plan.DateTimeZone)}";
        int? room = employee.Capacity.TryGetValue(WorkKinds.Conversation, out var most) ? Math.Max(0, most - own.Length) : null;
        return new EmployeeView(employee.Name, state, isThere, [.. own.Select(Item)], room, desk?.GivenToday.GetValueOrDefault(WorkKinds.Conversation) ?? 0);
    }

    private static DeskItem Item(Conversation conversation) => new(
        conversation.Chat,
        conversation.State == ConversationState.Given ? DeskItemState.New : conversation.LastClientAt > conversation.LastEmployeeAt ? DeskItemState.Asked : DeskItemState.Answered);

    private static Instant Since(Conversation conversation) => conversation.WaitingSince ?? conversation.OpenedAt;
}
