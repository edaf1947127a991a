using System.Globalization;
using NodaTime;

namespace CrmCore.Testing;

/// <summary>
/// Where all recording adapters write: an ordered list of what a product would have sent. Nothing leaves the process, nothing waits for
/// real time. Thread-safe; the lists that it gives are snapshots.
/// </summary>
public sealed class Outbox
{
    private readonly Lock _gate = new();
    private readonly List<Sent> _attempts = [];
    private readonly List<Sent> _effects = [];
    private readonly Dictionary<(SentChannel, string, string, string), string> _receipts = [];

    /// <summary>An empty outbox.</summary>
    /// <param name="clock">
    /// Says when something was sent, and is waited on by <see cref="FaultPlan.Delay"/>; null for an own one at 2026-01-01.
    /// </param>
    public Outbox(FakeClock? clock = null) => Clock = clock ?? FakeClock.At(Instant.FromUtc(2026, 1, 1, 0, 0));

    /// <summary>The clock.</summary>
    public FakeClock Clock { get; }

    /// <summary>What goes wrong; nothing at first.</summary>
    public FaultPlan Faults { get; } = new();

    /// <summary>Every call, also those that failed or were repeated, in the order in which they ended.</summary>
    public IReadOnlyList<Sent> Attempts
    {
        get
        {
            lock (_gate) return [.. _attempts];
        }
    }

    /// <summary>
    /// What receivers that know keys did: the first call of each key that was taken. More calls in <see cref="Attempts"/> that were
    /// taken than here mean that a receiver that knows no keys did something twice.
    /// </summary>
    public IReadOnlyList<Sent> Effects
    {
        get
        {
            lock (_gate) return [.. _effects];
        }
    }

    /// <summary>Adds what the ports do not say, such as the template, before a call is noted.</summary>
    internal Func<Sent, Sent>? Describe { get; set; }

    /// <summary>Forgets what was sent; receivers forget its keys. Faults stay.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _attempts.Clear();
            _effects.Clear();
            _receipts.Clear();
        }
    }

    internal async ValueTask<string> TakeAsync(Sent sent, CancellationToken ct)
    {
        sent = Describe?.Invoke(sent) ?? sent;
        try
        {
            ct.ThrowIfCancellationRequested();
            var delay = Faults.DelayOf(sent.Channel);
            TimeProvider timeProvider = Clock;
            if (delay > Duration.Zero) await Task.Delay(delay.ToTimeSpan(), timeProvider, ct).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Note(sent, taken: false);
            throw;
        }

        var fault = Faults.Next(sent);
        var noted = Note(sent with { Failure = fault?.Failure }, taken: fault?.Taken ?? true);
        return fault is null
            ? noted.Receipt!
            : throw new ChannelException($"The fault plan lets {sent.Channel} fail: {fault.Failure}.", fault.Failure, fault.RetryAfter);
    }

    private Sent Note(Sent sent, bool taken)
    {
        lock (_gate)
        {
            sent = sent with { Number = _attempts.Count + 1, At = Clock.Now, Taken = taken };
            if (taken)
            {
                var isNew = !_receipts.TryGetValue(sent.Identity, out var receipt);
                if (isNew)
                {
                    receipt = string.Create(CultureInfo.InvariantCulture, $"receipt-{_effects.Count + 1}");
                    _receipts.Add(sent.Identity, receipt);
                }

                sent = sent with { Receipt = receipt };
                if (isNew) _effects.Add(sent);
            }

            _attempts.Add(sent);
            return sent;
        }
    }
}
