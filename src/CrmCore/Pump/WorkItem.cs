using System.Threading.Tasks.Sources;

namespace CrmCore;

/// <summary>One thing for the pump to decide: an event, a due action, an outcome. Its caller waits for the commit.</summary>
internal abstract class WorkItem : IValueTaskSource
{
    private ManualResetValueTaskSourceCore<bool> _source = new() { RunContinuationsAsynchronously = true };

    private bool _ended;

    /// <summary>The account's id or number: what the item belongs to.</summary>
    public abstract AccountRef Account { get; }

    /// <summary>The account's configuration; set by the pump before anything else is asked.</summary>
    public AccountModel Model { get; set; } = null!;

    /// <summary>What went wrong with this item alone; then <see cref="Decide"/> writes it down instead of deciding.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Why its command is refused; then <see cref="Decide"/> records it and changes nothing.</summary>
    public Refused? Refusal { get; set; }

    /// <summary>How often its decision looked at something that was not loaded.</summary>
    public int Misses { get; set; }

    /// <summary>Whether its event key was taken already.</summary>
    public bool IsDuplicate { get; set; }

    /// <summary>By what it is given to one of several pumps: the same for all that is about one card or person.</summary>
    public virtual uint Route(AccountModel model, ContactPoints points) => (uint)model.Number;

    /// <summary>The number of the node's lease without which what it decided does not hold; 0 for none.</summary>
    public long ReliesOnLease { get; private protected set; }

    /// <summary>Whether that lease has ended: somebody else has what it was about, and it decides nothing.</summary>
    public bool LeaseEnded { get; set; }

    /// <summary>Asks for what it needs; called once a round, each round seeing what the one before has found.</summary>
    public abstract void Want(WorkingSet set, int round);

    /// <summary>Decides into the set. May be called again on a fresh set: after a conflict, or when something was not loaded.</summary>
    public abstract void Decide(WorkingSet set, DecisionTools tools, NodaTime.Instant now);

    /// <summary>The event key that it inserts; null for items without one.</summary>
    public virtual RecordKey? Key => null;

    /// <summary>Waits for the commit.</summary>
    public ValueTask Committed => new(this, _source.Version);

    /// <summary>Lets its caller go on on the thread that completes it.</summary>
    public void AnswerInline() => _source.RunContinuationsAsynchronously = false;

    /// <summary>Tells the caller that it is durable; an item that has ended already stays as it ended.</summary>
    public void Complete()
    {
        if (_ended) return;
        _ended = true;
        _source.SetResult(true);
    }

    /// <summary>Tells the caller what went wrong; an item that has ended already stays as it ended.</summary>
    public void Fail(Exception error)
    {
        if (_ended) return;
        _ended = true;
        _source.SetException(error);
    }

    /// <summary>Makes it as new.</summary>
    private protected void Reset()
    {
        _source.Reset();
        _ended = false;
        Model = null!;
        Failure = null;
        Refusal = null;
        Misses = 0;
        IsDuplicate = false;
        ReliesOnLease = 0;
        LeaseEnded = false;
    }

    void IValueTaskSource.GetResult(short token) => _source.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _source.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);
}
