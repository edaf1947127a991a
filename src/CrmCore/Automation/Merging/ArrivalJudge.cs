namespace CrmCore;

/// <summary>Says by which card's key something came to a merged card: looks at the event that brought it.</summary>
internal sealed class ArrivalJudge
{
    private readonly DecisionScope _scope;
    private readonly Merge _merge;
    private readonly HashSet<(ContactPointKind, string)> _othersKeys;
    private readonly HashSet<(ContactPointKind, string)> _survivorsKeys;
    private readonly HashSet<Guid> _othersCards;
    private readonly Dictionary<string, Provenance> _given;

    /// <summary>Loads what it will look at.</summary>
    public ArrivalJudge(DecisionScope scope, Merge merge, Contact survivor, Contact other, IReadOnlyList<KnownPoint> points, IReadOnlyList<Guid> cards)
    {
        _scope = scope;
        _merge = merge;
        _othersKeys = [.. other.Points.Select(p => (p.Kind, p.Value))];
        _survivorsKeys = [.. merge.Personal.Before.Details.Points.Select(p => (p.Kind, p.Value))];
        _othersCards = [other.Id.Value, .. Redirects.Through(scope, other.Id.Value, survivor.Id.Value), .. merge.Moves.Deals(), .. merge.Moves.Leads ?? []];
        _given = survivor.Given();
        scope.Set.Need(cards.Select(card => new RecordLookup(TimelineRecords.Instance, TimelineRecords.ByCard, new RecordKey(scope.Account, card))));
        var events = cards.Select(card => Made(card)?.Cause).Concat(points.Select(p => GivenBy(p)?.Event)).OfType<EventId>().Distinct();
        scope.Set.Need(events.Select(e => new RecordLookup(StoredEventRecords.Instance, -1, StoredEventRecords.Key(scope.Account, e))));
    }

    /// <summary>Whether a point came by the other card's key.</summary>
    public bool IsOthers(KnownPoint point) => IsOthers(GivenBy(point)?.Event);

    /// <summary>Whether a deal, a lead or a conversation came by the other card's key. Ask in the order of their making: what a card of the other's made is the other's too.</summary>
    public bool IsOthers(Guid card)
    {
        if (Made(card) is not { } made) return false;
        // A deal made by an action of another deal belongs where that one does.
        var isOthers = Guid.TryParse(made.ReadData().Text("deal"), out var parent) ? _othersCards.Contains(parent) : IsOthers(made.Cause);
        if (isOthers) _othersCards.Add(card);
        return isOthers;
    }

    private bool IsOthers(EventId? id)
    {
        if (id is not { } cause || _scope.Set.Of(StoredEventRecords.Instance).Find(StoredEventRecords.Key(_scope.Account, cause)) is not { } e) return false;
        if (NamedBy(e) is { } card) return _othersCards.Contains(card);
        var points = new List<KnownPoint>();
        if (e.Subject is { } subject) points.Add(new KnownPoint(ContactPointKind.External, subject, subject));
        RequestPoints.Collect(_scope.Tools.Points, _scope.Model, e.Source, e.Kind, e.Body, points);
        foreach (var point in points)
        {
            // Whoever identified the event: the first of its keys that either card holds.
            if (_survivorsKeys.Contains((point.Kind, point.Value))) return false;
            if (_othersKeys.Contains((point.Kind, point.Value))) return true;
        }

        return false;
    }

    // The card that the event or command names by its id.
    private static Guid? NamedBy(StoredEvent e)
    {
        if (Guid.TryParse(e.Subject, out var subject)) return subject;
        if (!CommandDecision.IsCommand(e.Kind)) return null;
        return Guid.TryParse(BodyReader.Text(e.Body.Span, "contact"u8) ?? BodyReader.Text(e.Body.Span, "lead"u8), out var card) ? card : null;
    }

    private Provenance? GivenBy(KnownPoint point) => _given.GetValueOrDefault(ValueNames.Point(point.Kind, point.Value));

    private TimelineEntry? Made(Guid card)
    {
        var timeline = _scope.Set.Of(TimelineRecords.Instance);
        foreach (var key in timeline.Lookup(TimelineRecords.ByCard, new RecordKey(_scope.Account, card)))
        {
            if (timeline.Find(key) is { Kind: TimelineKinds.Created or TimelineKinds.ConversationOpened } made) return made;
        }

        return null;
    }
}
