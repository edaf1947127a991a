using NodaTime;

namespace OpenLine;

/// <summary>
/// A day at the sample's office: clients come, employees look at their desks and answer, and the engine does the rest. Nothing here decides who gets what.
/// </summary>
internal sealed class Day
{
    // Ten frames a second: more nobody sees, and the engine needs the time.
    private static readonly TimeSpan BetweenFrames = TimeSpan.FromMilliseconds(100);

    private readonly Office _office;
    private readonly Agenda _agenda = new();
    private readonly Dictionary<string, Client> _clients = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Clerk> _clerks;

    public Day(Office office, RunOptions options)
    {
        _office = office;
        Begins = StartOf(office.Plan);
        Ends = Begins + Duration.FromHours(options.Hours);
        Happenings = new HappeningReader(office, Duration.FromMinutes(10));
        _clerks = office.Plan.Employees.Select((e, i) => (e.Id, Clerk: new Clerk(office, _agenda, Happenings, e, options.Seed + i))).ToDictionary(e => e.Id, e => e.Clerk, StringComparer.Ordinal);
        Episodes.Plan(office, _agenda, Happenings, _clerks);
        foreach (var visit in VisitPlan.Of(office.Plan, Begins, options).Append(Episodes.VipVisit(office))) _agenda.Plan(visit.At, () => ComeAsync(visit));
    }

    public Instant Begins { get; }

    public Instant Ends { get; }

    public HappeningReader Happenings { get; }

    /// <summary>When the day begins: before the office opens, so that somebody writes while nobody is there.</summary>
    public static Instant StartOf(OfficePlan plan) => plan.At(plan.Date + new LocalTime(7, 0));

    /// <summary>Lives through the day.</summary>
    /// <param name="look">Is shown the office at each look, with what is new.</param>
    /// <param name="stop">Ends the day early.</param>
    public async Task LiveAsync(Func<Picture, IReadOnlyList<Happening>, Task> look, CancellationToken stop)
    {
        var shown = 0L;
        while (_office.Pace.Now < Ends && !stop.IsCancellationRequested)
        {
            await _agenda.RunAsync(_office.Pace.Now);
            var picture = await Picture.TakeAsync(_office, CancellationToken.None);
            foreach (var clerk in _clerks.Values) clerk.Look(picture, client => _clients.TryGetValue(client, out var known) && known.IsDone);
            DeliverMessages();
            if (_office.Pace.IsStepped || TimeProvider.System.GetElapsedTime(shown) >= BetweenFrames)
            {
                await look(picture, await Happenings.NewAsync(picture, CancellationToken.None));
                shown = TimeProvider.System.GetTimestamp();
            }

            var next = _agenda.Next is { } planned && planned < Ends ? planned : Ends;
            await _office.Pace.PassAsync(_office, next, CancellationToken.None);
        }
    }

    private void DeliverMessages()
    {
        var messages = _office.Network.News();
        Happenings.Note(messages);
        foreach (var message in messages)
        {
            if (_clients.TryGetValue(message.Client, out var client)) client.Read(message);
        }
    }

    private Task ComeAsync(Visit visit)
    {
        if (!_clients.TryGetValue(visit.Client, out var client)) _clients[visit.Client] = client = new Client(_office, _agenda, Happenings);
        return client.ComeAsync(visit);
    }
}
