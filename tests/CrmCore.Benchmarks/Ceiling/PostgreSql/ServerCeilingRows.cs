using System.Buffers.Binary;
using static CrmCore.Benchmarks.ServerCeilingData;

namespace CrmCore.Benchmarks;

/// <summary>The rows of one batch, a list a column, as they go into the arrays.</summary>
internal sealed class ServerCeilingRows
{
    public List<Guid> Keys { get; } = [];

    public List<Guid> Events { get; } = [];

    public List<string> Sources { get; } = [];

    public List<string> Kinds { get; } = [];

    public List<long> Moments { get; } = [];

    public List<byte[]> Bodies { get; } = [];

    public List<Guid> Cards { get; } = [];

    public List<Guid> Entries { get; } = [];

    public List<int> EntryKinds { get; } = [];

    public List<byte[]> Traces { get; } = [];

    public List<string> Changes { get; } = [];

    public List<Guid> Subjects { get; } = [];

    public List<long> SubjectEntries { get; } = [];

    public List<string> Actions { get; } = [];

    public List<long> Phases { get; } = [];

    public List<string> Targets { get; } = [];

    public List<long> DueMoments { get; } = [];

    public List<string> ActionKinds { get; } = [];

    public List<Guid> Causes { get; } = [];

    public void AddEvent(Guid key, Guid id, long now, byte[] body)
    {
        Keys.Add(key);
        Events.Add(id);
        Sources.Add(Source);
        Kinds.Add(EventKind);
        Moments.Add(now);
        Bodies.Add(body);
    }

    public void AddTimeline(Guid card, Guid id, bool moves, int from, int to, long number)
    {
        Cards.Add(card);
        Entries.Add(id);
        EntryKinds.Add(moves ? 1 : 2);
        Traces.Add(Trace(from, to, number));
        Changes.Add(Change);
    }

    public void AddAction(Guid subject, long entry, string action, long phase, long dueAt, Guid cause)
    {
        Subjects.Add(subject);
        SubjectEntries.Add(entry);
        Actions.Add(action);
        Phases.Add(phase);
        Targets.Add(Target);
        DueMoments.Add(dueAt);
        ActionKinds.Add(ActionKind);
        Causes.Add(cause);
    }

    public void Clear()
    {
        Keys.Clear();
        Events.Clear();
        Sources.Clear();
        Kinds.Clear();
        Moments.Clear();
        Bodies.Clear();
        Cards.Clear();
        Entries.Clear();
        EntryKinds.Clear();
        Traces.Clear();
        Changes.Clear();
        Subjects.Clear();
        SubjectEntries.Clear();
        Actions.Clear();
        Phases.Clear();
        Targets.Clear();
        DueMoments.Clear();
        ActionKinds.Clear();
        Causes.Clear();
    }

    public static byte[] Trace(int from, int to, long number)
    {
        var trace = new byte[CeilingData.TraceLength];
        BinaryPrimitives.WriteInt64LittleEndian(trace, number);
        trace[8] = (byte)from;
        trace[9] = (byte)to;
        return trace;
    }
}
