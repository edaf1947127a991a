using NodaTime;

namespace CrmCore;

/// <summary>Whom a choice fell on, and why on nobody else.</summary>
internal sealed class Choice
{
    private readonly RosterState _state;
    private readonly ulong[] _candidates;
    private readonly Instant _now;
    private readonly int _written;

    internal Choice(RosterState state, ChoiceRequest request, ulong[] candidates, int slot, int written, Instant now)
    {
        _state = state;
        _candidates = candidates;
        _written = written;
        _now = now;
        Request = request;
        Slot = slot;
        Available = EmployeeMask.CountOf(candidates);
    }

    /// <summary>The chosen one; null when nobody was free, or when nobody is to be chosen.</summary>
    public string? Employee => Slot < 0 ? null : Request.Pool.Staff[Request.Pool.Order[Slot]].Id;

    public AssignmentStrategy Strategy => Request.Pool.Strategy;

    /// <summary>How many members the queue has.</summary>
    public int Considered => Request.Pool.Members.Count;

    /// <summary>How many of them were free.</summary>
    public int Available { get; }

    /// <summary>Everybody else of the queue in its order, with the reason. To be read within the decision that chose: made when first asked for.</summary>
    public IReadOnlyList<(string Employee, PassOver Why)> PassedOver => field ??= _state.PassedOver(this, _candidates, _written, _now);

    /// <summary>The first so many of <see cref="PassedOver"/>: of ten thousand people an account of the choice names a few.</summary>
    public IReadOnlyList<(string Employee, PassOver Why)> FirstPassedOver(int most) => _state.PassedOver(this, _candidates, _written, _now, most);

    internal ChoiceRequest Request { get; }

    internal int Slot { get; }

    internal ReadOnlySpan<ulong> Candidates => _candidates;
}
