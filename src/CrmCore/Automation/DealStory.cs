namespace CrmCore;

/// <summary>
/// What one timeline entry of a deal tells: collected while the deal is changed, written once. The changes stand in it as before and
/// after, so that any earlier state can be had back (R63).
/// </summary>
internal sealed class DealStory(string kind, Deal? before)
{
    private readonly List<(string Name, string Value)> _facts = [];
    private List<string>? _planned;
    private List<string>? _cancelled;
    private List<string>? _skipped;
    private readonly List<byte> _trace = new(32) { 1 };

    public string Kind { get; set; } = kind;

    public Deal? Before { get; } = before;

    public string? Personal { get; set; }

    /// <summary>Where the card came from, for the webhook that the move plans; null for a new one.</summary>
    public string? From { get; set; } = before?.Stage;

    /// <summary>The whole personal part where the card is no deal; null for a deal, whose changes make it.</summary>
    public string? PersonalJson { get; set; }

    public IReadOnlyList<string> Planned => _planned ?? (IReadOnlyList<string>)[];

    /// <summary>The trigger that it was told of; null where there is none.</summary>
    public string? TriggerId => _facts.Find(f => f.Name == "trigger").Value;

    public void Fact(string name, string? value)
    {
        if (value is not null) _facts.Add((name, value));
    }

    public void Plan(string action) => (_planned ??= []).Add(action);

    public void Cancel(string action) => (_cancelled ??= []).Add(action);

    public void Skip(string action, string reason) => (_skipped ??= []).Add(action + ": " + reason);

    /// <summary>Adds a fixed-size code to the compact trace.</summary>
    public void Trace(TraceCode code, int number)
    {
        _trace.Add((byte)code);
        _trace.Add((byte)(number & 0xFF));
        _trace.Add((byte)((number >> 8) & 0xFF));
    }

    public void Write(DecisionScope scope, Deal after, Actor actor)
    {
        var json = scope.Tools.Timeline.Begin();
        foreach (var (name, value) in _facts) json.WriteString(name, value);
        json.Member("planned", _planned ?? (IReadOnlyList<string>)[]);
        json.Member("cancelled", _cancelled ?? (IReadOnlyList<string>)[]);
        json.Member("skipped", _skipped ?? (IReadOnlyList<string>)[]);
        if (Before is not null && !ReferenceEquals(Before, after)) DealChanges.WritePublic(json, Before, after);
        var data = scope.Tools.Timeline.End();
        scope.Set.Of(TimelineRecords.Instance).Insert(new TimelineEntry
        {
            Account = scope.Account,
            Card = after.Id.Value,
            Id = scope.NewId(),
            At = scope.OccurredAt,
            RecordedAt = scope.Now,
            Kind = Kind,
            Actor = actor,
            Cause = scope.Cause,
            Data = data,
            Trace = _trace.ToArray(),
            Personal = PersonalPart(scope, after),
        });
    }

    private string? PersonalPart(DecisionScope scope, Deal after)
    {
        if (PersonalJson is not null) return PersonalJson;
        var changed = Before is not null && DealChanges.HasPersonal(Before, after);
        if (Personal is null && !changed) return null;
        var json = scope.Tools.Timeline.Begin();
        json.Member("text", Personal);
        if (changed) DealChanges.WritePersonal(json, Before!, after);
        return System.Text.Encoding.UTF8.GetString(scope.Tools.Timeline.End().Span);
    }
}
