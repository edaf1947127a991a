using System.Runtime.InteropServices;

namespace CrmCore;

/// <summary>
/// What one timeline entry of a deal tells: collected while the deal is changed, written once. The changes stand in it as before and
/// after, so that any earlier state can be had back (R63).
/// </summary>
internal sealed class DealStory
{
    // What the compact trace begins with: the version of its codes.
    private const byte TraceVersion = 1;

    private readonly List<(string Name, string Value)> _facts = [];
    private List<string>? _planned;
    private List<string>? _cancelled;
    private List<string>? _skipped;
    private readonly List<byte> _trace = new(32);
    private ReadOnlyMemory<byte> _from;

    public DealStory(string kind, Deal? before) => Begin(kind, before);

    public string Kind { get; set; } = "";

    public Deal? Before { get; private set; }

    public string? Personal { get; set; }

    /// <summary>Where the card came from, for the webhook that the move plans; null for a new one.</summary>
    public string? FromStage { get; set; }

    /// <summary>The whole personal part where the card is no deal; null for a deal, whose changes make it.</summary>
    public string? PersonalJson { get; set; }

    /// <summary>The actions planned so far: a copy, since outcomes keep it.</summary>
    public IReadOnlyList<string> Planned => _planned?.ToArray() ?? [];

    /// <summary>What is to follow from the entry that is told.</summary>
    public List<FollowUp> FollowUps { get; } = [];

    /// <summary>The trigger that it was told of; null where there is none.</summary>
    public string? TriggerId => _facts.Find(f => f.Name == "trigger").Value;

    /// <summary>Begins a story anew.</summary>
    public void Begin(string kind, Deal? before)
    {
        Kind = kind;
        Before = before;
        Personal = null;
        PersonalJson = null;
        FromStage = before?.Stage;
        _from = default;
        _facts.Clear();
        _planned?.Clear();
        _cancelled?.Clear();
        _skipped?.Clear();
        FollowUps.Clear();
        _trace.Clear();
        _trace.Add(TraceVersion);
    }

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

    /// <summary>Where the deal came from and by what (R23): a webhook must tell the same on every try. Written once for all that are planned.</summary>
    public ReadOnlyMemory<byte> From(DecisionScope scope)
    {
        if (!_from.IsEmpty) return _from;
        var json = scope.Tools.Timeline.Begin();
        json.Member("from", FromStage);
        json.Member("trigger", TriggerId);
        return _from = scope.Tools.Timeline.End();
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
            Trace = scope.Tools.Timeline.Keep(CollectionsMarshal.AsSpan(_trace)),
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
