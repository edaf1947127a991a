using System.Runtime.InteropServices;
using NodaTime;

namespace CrmCore.Telephony.Asterisk;

/// <summary>Which rows are of one call. Every rule looks at two rows only, so that neither order nor pieces of reading matter.</summary>
/// <remarks>
/// With linkedid: the same linkedid. Without: the same uniqueid (or the other's linkedid); a channel in common, the two halves of a Local channel
/// being one, at an overlapping time; and, where a row names no channel, the same caller, called number and overlapping time.
/// </remarks>
internal sealed class CallLinks
{
    /// <summary>How far apart rows of one channel may lie: the clock is cut to whole seconds, and a leg is hung up before the next begins.</summary>
    private static readonly Duration Slack = Duration.FromSeconds(5);

    private readonly Dictionary<string, CallGroup> _byLinkedId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CallGroup> _byUniqueIdOfLinked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CallGroup> _byUniqueIdAlone = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Span>> _byChannel = new(StringComparer.Ordinal);
    private readonly Dictionary<(string From, string To), List<Span>> _byNumbers = [];

    /// <summary>The groups that the row belongs to.</summary>
    public HashSet<CallGroup> Find(CdrRecord row)
    {
        var found = new HashSet<CallGroup>();
        if (!string.IsNullOrEmpty(row.LinkedId))
        {
            Add(found, _byLinkedId, row.LinkedId);
            Add(found, _byUniqueIdAlone, row.LinkedId);
            Add(found, _byUniqueIdAlone, row.UniqueId);
            return found;
        }

        Add(found, _byUniqueIdAlone, row.UniqueId);
        Add(found, _byLinkedId, row.UniqueId);
        Add(found, _byUniqueIdOfLinked, row.UniqueId);
        foreach (var channel in Channels(row))
        {
            if (_byChannel.TryGetValue(channel, out var spans))
                Add(found, spans, row, ChannelName.IsCounted(channel) ? Slack : null, withoutChannels: false);
        }

        if (_byNumbers.TryGetValue(Numbers(row), out var others))
            Add(found, others, row, Duration.Zero, withoutChannels: Channels(row).Any());
        return found;
    }

    public void Remember(CdrRecord row, CallGroup group)
    {
        if (!string.IsNullOrEmpty(row.LinkedId))
        {
            _byLinkedId.TryAdd(row.LinkedId, group);
            if (!string.IsNullOrEmpty(row.UniqueId))
                _byUniqueIdOfLinked.TryAdd(row.UniqueId, group);
            return;
        }

        if (!string.IsNullOrEmpty(row.UniqueId))
            _byUniqueIdAlone.TryAdd(row.UniqueId, group);
        var hasChannels = false;
        foreach (var channel in Channels(row))
        {
            hasChannels = true;
            Add(_byChannel, channel, new Span(row.StartedAt, row.EndedAt, group, HasChannels: true));
        }

        Add(_byNumbers, Numbers(row), new Span(row.StartedAt, row.EndedAt, group, hasChannels));
    }

    public void Forget(Func<CallGroup, bool> isOver)
    {
        Forget(_byLinkedId, isOver);
        Forget(_byUniqueIdOfLinked, isOver);
        Forget(_byUniqueIdAlone, isOver);
        Forget(_byChannel, isOver);
        Forget(_byNumbers, isOver);
    }

    private static IEnumerable<string> Channels(CdrRecord row)
    {
        if (!string.IsNullOrEmpty(row.Channel))
            yield return ChannelName.Whole(row.Channel);
        if (!string.IsNullOrEmpty(row.DestinationChannel))
            yield return ChannelName.Whole(row.DestinationChannel);
    }

    private static (string From, string To) Numbers(CdrRecord row) => (row.Source ?? string.Empty, row.Destination ?? string.Empty);

    private static void Add(HashSet<CallGroup> found, Dictionary<string, CallGroup> groups, string? id)
    {
        if (!string.IsNullOrEmpty(id) && groups.TryGetValue(id, out var group))
            found.Add(group.Whole);
    }

    /// <summary>Adds the groups whose time overlaps; without slack, touching is not enough, for a line's next call may begin at once.</summary>
    private static void Add(HashSet<CallGroup> found, List<Span> spans, CdrRecord row, Duration? slack, bool withoutChannels)
    {
        foreach (var span in spans)
        {
            if (withoutChannels && span.HasChannels)
                continue;
            var overlaps = slack is { } allowed
                ? span.From <= row.EndedAt + allowed && row.StartedAt <= span.To + allowed
                : span.From < row.EndedAt && row.StartedAt < span.To;
            if (overlaps)
                found.Add(span.Group.Whole);
        }
    }

    private static void Add<TKey>(Dictionary<TKey, List<Span>> spans, TKey key, Span span)
        where TKey : notnull
    {
        if (!spans.TryGetValue(key, out var list))
            spans.Add(key, list = []);
        list.Add(span);
    }

    private static void Forget(Dictionary<string, CallGroup> groups, Func<CallGroup, bool> isOver)
    {
        foreach (var (id, group) in groups)
        {
            if (isOver(group.Whole))
                groups.Remove(id);
        }
    }

    private static void Forget<TKey>(Dictionary<TKey, List<Span>> spans, Func<CallGroup, bool> isOver)
        where TKey : notnull
    {
        foreach (var (key, list) in spans)
        {
            list.RemoveAll(span => isOver(span.Group.Whole));
            if (list.Count == 0)
                spans.Remove(key);
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Span(Instant From, Instant To, CallGroup Group, bool HasChannels);
}
