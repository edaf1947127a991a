using NodaTime;

namespace CrmCore;

/// <summary>An account's configuration, compiled: what decisions look at besides the cards. Immutable; replaced when a setting changes.</summary>
internal sealed class AccountModel
{
    private readonly Dictionary<(string Pipeline, long Revision), CompiledPipeline> _revisions = [];
    private readonly Lock _gate = new();

    public required Account Account { get; init; }

    /// <summary>The account's epoch under which it was read, in a store that nodes share; 0 elsewhere.</summary>
    public long Epoch { get; init; }

    public required DateTimeZone Zone { get; init; }

    public required IReadOnlyDictionary<string, CompiledPipeline> Pipelines { get; init; }

    public IReadOnlyDictionary<string, Employee> Employees { get; init; } = new Dictionary<string, Employee>(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, Team> Teams { get; init; } = new Dictionary<string, Team>(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, CompiledCalendar> Calendars { get; init; } = new Dictionary<string, CompiledCalendar>(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, MessageTemplate> Templates { get; init; } = new Dictionary<string, MessageTemplate>(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, Connection> Connections { get; init; } = new Dictionary<string, Connection>(StringComparer.Ordinal);

    /// <summary>The custom fields by kind of card and id.</summary>
    public IReadOnlyDictionary<(CardKind On, string Id), FieldDefinition> Fields { get; init; } = new Dictionary<(CardKind, string), FieldDefinition>();

    /// <summary>The statuses of leads (R75).</summary>
    public CompiledLeadStatuses Leads { get; init; } = CompiledLeadStatuses.Default;

    /// <summary>The rules of scoring (R36); null where the account does not score.</summary>
    public CompiledScoring? Scoring { get; init; }

    /// <summary>The rules of assignment by id (R41).</summary>
    public IReadOnlyDictionary<string, CompiledRule> Rules { get; init; } = new Dictionary<string, CompiledRule>(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, IntakePolicy> Sources { get; init; } = new Dictionary<string, IntakePolicy>(StringComparer.Ordinal);

    /// <summary>The open lines by id, by channel and by number (R43).</summary>
    public CompiledLines Lines { get; init; } = CompiledLines.None;

    /// <summary>How contacts are merged (R33).</summary>
    public MergeRules MergeRules { get; init; } = new();

    /// <summary>What is done about probable doubles (R33).</summary>
    public DuplicateSettings Duplicates { get; init; } = new();

    /// <summary>Whether some source has a policy for one of its forms.</summary>
    public bool HasFormPolicies => _hasFormPolicies ??= Sources.Keys.Any(source => source.Contains('/', StringComparison.Ordinal));

    private bool? _hasFormPolicies;

    /// <summary>The automations that are paused (R69), as <c>pipeline/action</c>.</summary>
    public IReadOnlySet<string> Paused { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The stored settings as they were read, by kind and id.</summary>
    public required IReadOnlyDictionary<(string Kind, string Id), Setting> Settings { get; init; }

    /// <summary>The queues of assignment rules and lines, by id (R41, R43).</summary>
    public IReadOnlyDictionary<string, WorkQueue> Queues => field ??= GivesWork ? WorkQueues.Of(this) : new Dictionary<string, WorkQueue>(StringComparer.Ordinal);

    /// <summary>Whether rules and lines give anything to anybody. Not where the past is decided once more: who was there then is not known.</summary>
    public bool GivesWork { get; init; } = true;

    /// <summary>Whether anything is given out by rule: then desks are kept.</summary>
    public bool HasQueues => Queues.Count > 0;

    /// <summary>The employees as assignment sees them.</summary>
    public Staff Staff => field ??= new Staff(Employees, Calendars, Zone);

    /// <summary>Who signs automatic moves (R12): the oldest active administrator; null where there is none.</summary>
    public EmployeeId? AutomationUser { get; init; }

    public Actor Automation => Actor.Automation(AutomationUser);

    public int Number => Account.Number;

    /// <summary>How probable doubles among the contacts are found (R33).</summary>
    public ContactMatching Matching => field ??= new ContactMatching(Account.Settings.PlaceholderName, Fields.Values, LearnedModel());


    /// <summary>Finds a calendar by its id; one delegate for all decisions.</summary>
    public Func<string, CompiledCalendar?> FindCalendar => field ??= id => Calendars.GetValueOrDefault(id);

    /// <summary>A pipeline as it stood at a revision; null when that revision is not stored.</summary>
    public CompiledPipeline? Revision(string pipeline, long revision)
    {
        if (Current(pipeline) is { } current && current.Revision == revision) return current;
        lock (_gate)
        {
            if (_revisions.TryGetValue((pipeline, revision), out var found)) return found;
            var id = PipelineVersionId(pipeline, revision);
            if (!Settings.TryGetValue((SettingKinds.PipelineVersion, id), out var stored)) return null;
            return _revisions[(pipeline, revision)] = new CompiledPipeline(PipelineJson.Parse(stored.Body.Span), revision);
        }
    }

    private MatchModel? LearnedModel() =>
        Settings.TryGetValue((SettingKinds.MatchModel, ContactMatching.ModelId), out var stored) && !stored.Body.IsEmpty ? MatchModel.FromJson(System.Text.Encoding.UTF8.GetString(stored.Body.Span)) : null;

    /// <summary>The definition under which a planned action runs (R05): pinned, or the newest when the action or a later save says so; null when it is gone.</summary>
    public CompiledAction? DefinitionOf(ScheduledAction action)
    {
        var pinned = Revision(action.Pipeline, action.Revision)?.Action(action.Action);
        var follows = pinned?.Definition.OnRevision == OnRevision.Follow
            || (Settings.TryGetValue((SettingKinds.PipelineFollow, action.Pipeline), out var mark) && action.Revision < BodyReader.Value(mark.Body, "before").AsNumber);
        if (!follows) return pinned;
        return Current(action.Pipeline)?.Action(action.Action);
    }

    private CompiledPipeline? Current(string pipeline) => pipeline == LeadStatuses.Pipeline ? Leads.Pipeline : Pipelines.GetValueOrDefault(pipeline);

    public static string PipelineVersionId(string pipeline, long revision) =>
        pipeline + "@" + revision.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static string PauseId(string pipeline, string action) => pipeline + "/" + action;
}
