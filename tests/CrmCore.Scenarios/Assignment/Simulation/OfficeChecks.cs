namespace CrmCore.Scenarios.Assignment.Simulation;

/// <summary>What must hold in an office after each step.</summary>
internal sealed class OfficeChecks(SimulatedOffice office)
{
    private Dictionary<Guid, SeenCard> _cards = [];
    private List<WaitingRequest> _waiting = [];

    public int GivenByRule { get; private set; }

    public int Waited { get; private set; }

    private SimulatedWorld World => office.World;

    public bool Knows(Guid card) => _cards.ContainsKey(card);

    public SeenCard? Any(Random random, string kind, bool open)
    {
        var some = _cards.Values.Where(c => c.Kind == kind && c.Open == open).OrderBy(c => c.Id).ToArray();
        return some.Length == 0 ? null : some[random.Next(some.Length)];
    }

    public WaitingRequest? AnyWaiting(Random random) => _waiting.Count == 0 ? null : _waiting[random.Next(_waiting.Count)];

    public async Task RunAsync()
    {
        var (cards, waiting) = (await CardsAsync(), await WaitingAsync());
        Waited += waiting.Count(w => !_waiting.Exists(b => b.Subject == w.Subject));
        EachIsSomewhere(cards, waiting);
        await ListsAgreeAsync(waiting);
        await CountsAgreeAsync(cards);
        foreach (var (id, before) in _cards)
        {
            // Whoever had a client's card is the manager, also where the card is known to be the client's only now.
            if (before.Owner is { } owner && cards.TryGetValue(id, out var card) && card.Contact is { } client) office.Managers.Add((client, owner));
        }

        Given(cards, waiting);
        foreach (var request in waiting) NobodySuitableIsFree(cards, request);
        (_cards, _waiting) = (cards, waiting);
    }

    public async Task NothingWaitsAsync()
    {
        var waiting = await WaitingAsync();
        foreach (var request in waiting)
        {
            var people = World.PeopleOf(request.Queue).ToArray();
            Assert.True(people.Length == 0, $"{request.Kind} {request.Subject} waits for ever in {request.Queue} ({request.Needs}).");
        }
    }

    private void EachIsSomewhere(Dictionary<Guid, SeenCard> cards, List<WaitingRequest> waiting)
    {
        foreach (var twice in waiting.GroupBy(w => w.Subject).Where(g => g.Count() > 1)) Fail($"{twice.Key} waits {twice.Count()} times");
        foreach (var request in waiting)
        {
            if (!cards.TryGetValue(request.Subject, out var card) || !card.Open) Fail($"{request.Subject} waits and is over");
        }

        foreach (var (id, asked) in office.Asked)
        {
            // A new card that a rule was asked for has an owner or waits; later it may be put back or withdrawn by hand.
            if (asked == office.Now && !_cards.ContainsKey(id) && cards.TryGetValue(id, out var card) && card is { Open: true, Owner: null } && !waiting.Exists(w => w.Subject == id)) Fail($"{id} is lost: it has no owner and does not wait");
        }

        foreach (var before in _waiting)
        {
            // What waited waits on, is with somebody, or is over, unless it was withdrawn.
            if (cards.TryGetValue(before.Subject, out var card) && card is { Open: true, Owner: null } && !waiting.Exists(w => w.Subject == before.Subject)
                && !office.Last.Contains("withdraw", StringComparison.Ordinal)) Fail($"{before.Subject} waited and is lost");
        }
    }

    private async Task ListsAgreeAsync(List<WaitingRequest> waiting)
    {
        var account = (await office.Crm.ModelAsync(default)).Number;
        var roster = await office.Store.FindAsync(RosterRecords.Instance, RosterRecords.Key(account), default);
        var lists = (roster?.Queues ?? new Dictionary<string, WaitingQueue>()).SelectMany(q => q.Value.Lists.Select(l => (Queue: q.Key, List: l.Key, l.Value, q.Value.Next))).ToArray();
        foreach (var (queue, list, said, next) in lists)
        {
            var rows = waiting.Where(w => w.Queue == queue && w.List == list).ToArray();
            if (rows.Length != said.Count) Fail($"the roster says that {said.Count} wait in {queue} '{list}', and {rows.Length} do");
            if (rows.Length > 0 && (rows.Min(r => r.Number) < said.First || rows.Max(r => r.Number) >= next)) Fail($"a number of {queue} '{list}' is not between {said.First} and {next}");
        }

        if (lists.Sum(l => l.Value.Count) != waiting.Count) Fail($"{waiting.Count} wait, and the roster knows of {lists.Sum(l => l.Value.Count)}");
        foreach (var queue in World.Rules.Keys)
        {
            var told = new List<Guid>();
            string? after = null;
            do
            {
                var page = await office.Crm.Assignment.WaitingAsync(queue, after);
                told.AddRange(page.Items.Select(w => w.Subject));
                after = page.Next;
            }
            while (after is not null);
            if (!told.SequenceEqual(waiting.Where(w => w.Queue == queue).OrderBy(w => w.Number).Select(w => w.Subject))) Fail($"the list of {queue} is told otherwise than it is");
        }
    }

    private async Task CountsAgreeAsync(Dictionary<Guid, SeenCard> cards)
    {
        foreach (var id in World.Employees.Keys)
        {
            var desk = await office.Crm.Presence.OfAsync(id);
            foreach (var kind in (string[])[WorkKinds.Lead, WorkKinds.Deal])
            {
                var open = OpenOf(cards, id, kind);
                if (desk.OpenOf(kind) != open) Fail($"the desk of {id} counts {desk.OpenOf(kind)} of {kind}, and it is {open}");
            }

            if (World.Employees[id].Active && desk.Presence != office.Desks.PresenceOf(id, office.Now)) Fail($"the desk of {id} says {desk.Presence}");
        }
    }

    private void Given(Dictionary<Guid, SeenCard> cards, List<WaitingRequest> waiting)
    {
        var given = cards.Values.Where(c => c.OpenWith is { } to && World.Employees.ContainsKey(to) && (!_cards.TryGetValue(c.Id, out var before) || before.OpenWith != to)).ToArray();
        foreach (var card in given) office.Desks.Given(card.Owner!, card.Kind, office.Now);
        // What is opened anew is with whoever had it before: no rule was asked.
        foreach (var card in given.Where(c => !office.ByHand.Contains(c.Id) && Source(c) is not null && _cards.GetValueOrDefault(c.Id)?.Owner != c.Owner))
        {
            GivenByRule++;
            var to = card.Owner!;
            if (office.Desks.Absent(to, office.Now) is { } absent) Fail($"{card.Kind} {card.Id} was given to {to}: {absent}");
            if (office.Desks.Overfull(to, card.Kind, OpenOf(cards, to, card.Kind), office.Now, 0) is { } full) Fail($"{card.Kind} {card.Id} was given to {to}: {full}");
            Fits(card, to);
            OldestFirst(card, waiting, to);
        }
    }

    private void Fits(SeenCard card, string to)
    {
        var rule = World.Rules[Source(card)!];
        // A client's new request goes to the own manager who is free whatever the rule says (R32); what waited, only by such a rule.
        var isManager = (rule.OwnManager is not null || !_cards.ContainsKey(card.Id)) && card.Contact is { } contact && office.Managers.Contains((contact, to));
        if (isManager) return;
        if (!World.PeopleOf(rule.Id).Contains(to)) Fail($"{card.Id} was given to {to}, who is not of {rule.Id}");
        if (card.Kind == WorkKinds.Deal && rule.Needs.Count > 0 && card.Need is { } need && !World.Employees[to].Skills.Contains(need)) Fail($"{card.Id} needs {need} and was given to {to}");
    }

    private void OldestFirst(SeenCard card, List<WaitingRequest> waiting, string to)
    {
        var before = _waiting.Find(w => w.Subject == card.Id);
        var older = waiting.Where(w => _waiting.Exists(b => b.Subject == w.Subject) && w.Queue == Source(card) && w.Kind == card.Kind && Suits(to, w));
        foreach (var passed in older)
        {
            if (before is null || passed.Number < before.Number) Fail($"{card.Id} was given to {to} before {passed.Subject}, which waits longer under the number {passed.Number}");
        }
    }

    private void NobodySuitableIsFree(Dictionary<Guid, SeenCard> cards, WaitingRequest request)
    {
        var only = WorkNeeds.Parse(request.Needs).Only;
        if (only is not null && !World.Employees[only].Active) only = null;
        foreach (var id in only is not null ? [only] : WorkNeeds.Parse(request.Needs).First is { } first && World.Employees[first].Active ? World.PeopleOf(request.Queue).Append(first) : World.PeopleOf(request.Queue))
        {
            if (!Suits(id, request) || office.Desks.Absent(id, office.Now) is not null || office.Desks.Overfull(id, request.Kind, OpenOf(cards, id, request.Kind), office.Now, 1) is not null) continue;
            Fail($"{request.Kind} {request.Subject} waits in {request.Queue} ({request.Needs}) under {request.Number}, and {id} has room");
        }

        if (only is not null && World.Rules[request.Queue].OwnManager?.Longest is { } longest && office.Asked[request.Subject] + longest < office.Now) Fail($"{request.Subject} waits for {only} alone longer than {longest}");
    }

    private bool Suits(string id, WaitingRequest request)
    {
        var needs = WorkNeeds.Parse(request.Needs);
        if (needs.Only is { } only && World.Employees[only].Active) return only == id;
        if (needs.First == id && World.Employees[id].Active) return true;
        return World.PeopleOf(request.Queue).Contains(id) && needs.Skills.All(World.Employees[id].Skills.Contains);
    }

    // The rule by which a card was given: that of its queue, or of its source.
    private string? Source(SeenCard card) => office.Asked.GetValueOrDefault(card.Id) == office.Now ? office.RuleOf[card.Id] : _waiting.Find(w => w.Subject == card.Id)?.Queue ?? office.RuleOf.GetValueOrDefault(card.Id);

    private static int OpenOf(Dictionary<Guid, SeenCard> cards, string id, string kind) => cards.Values.Count(c => c.Kind == kind && c.OpenWith == id);

    private async Task<List<WaitingRequest>> WaitingAsync()
    {
        var account = (await office.Crm.ModelAsync(default)).Number;
        var waiting = new List<WaitingRequest>();
        foreach (var queue in World.Rules.Keys)
        {
            await foreach (var row in office.Store.AllAsync(WaitingRecords.Instance, WaitingRecords.ByQueue, new RecordKey(account, T0: queue), 2, default)) waiting.Add(row);
        }

        return waiting;
    }

    private async Task<Dictionary<Guid, SeenCard>> CardsAsync()
    {
        var cards = new Dictionary<Guid, SeenCard>();
        var account = (await office.Crm.ModelAsync(default)).Number;
        foreach (var id in office.Seen)
        {
            if (await office.Store.FindAsync(DealRecords.Instance, DealRecords.Key(account, new DealId(id)), default) is { } deal)
            {
                cards[id] = new SeenCard(id, WorkKinds.Deal, deal is { State: CardState.Active, IsClosed: false }, deal.Owner?.Value, deal.Contact, office.Needs.GetValueOrDefault(id));
            }
            else if (await office.Store.FindAsync(LeadRecords.Instance, LeadRecords.Key(account, new LeadId(id)), default) is { } lead)
            {
                cards[id] = new SeenCard(id, WorkKinds.Lead, lead.State is LeadState.New or LeadState.InWork, lead.Owner?.Value, lead.Contact, null);
            }
        }

        return cards;
    }

    private void Fail(string what) => Assert.Fail($"{what}. At {office.Now} after: {office.Last}");
}
