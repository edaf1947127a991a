namespace CrmCore.Benchmarks;

/// <summary>The decision alone: 100 stages, 300 triggers and actions, no store.</summary>
internal sealed class EngineDecisions
{
    private const int Stages = 100;

    private readonly CompiledPipeline _pipeline = new(Large(), 1);
    private readonly DecisionTools _tools = new(new UuidV7Source(), new ContactPoints(new MetadataPhoneNumberParser(), new FoldedNameComparer()), new AdministratorsEditSettings());
    private readonly WorkingSet _set = RecordCatalog.NewSet();
    private readonly AccountModel _model;
    private readonly Deal _deal;
    private readonly Instant _now = Instant.FromUtc(2026, 3, 2, 7, 0);
    private readonly DecisionScope _scope;

    public EngineDecisions()
    {
        _model = new AccountModel
        {
            Account = new Account { Id = "bench", Region = "RU", Zone = "UTC", Number = 1 },
            Zone = DateTimeZone.Utc,
            Pipelines = new Dictionary<string, CompiledPipeline>(StringComparer.Ordinal) { ["large"] = _pipeline },
            Settings = new Dictionary<(string, string), Setting>(),
        };
        _deal = new Deal { Account = 1, Id = new DealId(Guid.NewGuid()), Pipeline = "large", Stage = "s50", EnteredAt = _now, Version = 1 };
        _scope = Scope();
    }

    /// <summary>A letter comes for a deal that stands behind every trigger of letters.</summary>
    public long MoveNothing(int times)
    {
        long moved = 0;
        var stage = _pipeline.Stage("s50")!;
        for (var n = 0; n < times; n++)
        {
            if (TriggerMatch.Nearest(_scope, _deal, _pipeline, stage, EventKinds.IncomingEmail, default, null) is not null) moved++;
        }

        return moved;
    }

    /// <summary>A call moves a deal, plans two actions, and the timeline tells it.</summary>
    public long MoveAndPlan(int times)
    {
        long entries = 0;
        for (var n = 0; n < times; n++)
        {
            _set.Clear();
            _tools.Timeline.Clear();
            _set.Of(DealRecords.Instance).Found(-1, DealRecords.Key(1, _deal.Id), _deal);
            var stage = _pipeline.Stage("s50")!;
            var scope = Scope();
            var story = scope.NewStory(TimelineKinds.Moved, _deal);
            var trigger = TriggerMatch.Nearest(scope, _deal, _pipeline, stage, EventKinds.IncomingCall, default, story)!;
            entries += StageMoves.Move(scope, _deal, _pipeline, _pipeline.Stages[trigger.Stage], Actor.System, story).Entry;
        }

        return entries;
    }

    private DecisionScope Scope() => _tools.Scope.Begin(_set, _model, _now, _now, Actor.System);

    private static PipelineDefinition Large() => Pipeline.Define("large", p =>
    {
        for (var n = 0; n < Stages; n++)
        {
            var number = n;
            p.Stage("s" + n, s =>
            {
                if (number is > 0 and < 50) s.MoveHereOn("letter-" + number, Triggers.IncomingEmail());
                if (number > 0) s.MoveHereOn("call-" + number, Triggers.IncomingCall());
                if (number > 0) s.MoveHereOn("chat-" + number, Triggers.ChatMessage());
                s.OnEnter("a-" + number, Do.SendWebhook("https://example.com/a").After(Duration.FromHours(1)));
                s.OnEnter("b-" + number, Do.SendWebhook("https://example.com/b").After(Duration.FromHours(2)));
                if (number is > 0 and < 50) s.MoveHereOn("visit-" + number, Triggers.FormSubmitted());
            });
        }
    });
}
