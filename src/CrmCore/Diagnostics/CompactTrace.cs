using System.Buffers.Binary;

namespace CrmCore;

/// <summary>Reads the compact traces that decisions leave on the timeline: a version byte, then codes of three bytes.</summary>
internal static class CompactTrace
{
    private const int CodeSize = 3;

    public static IEnumerable<(TraceCode Code, int Number)> Read(TimelineEntry entry)
    {
        for (var at = 1; at + CodeSize <= entry.Trace.Length; at += CodeSize)
        {
            var code = entry.Trace.Span.Slice(at, CodeSize);
            yield return ((TraceCode)code[0], BinaryPrimitives.ReadUInt16LittleEndian(code[1..]));
        }
    }

    /// <summary>The pipeline's revision under which the entry was decided; null where none was looked at.</summary>
    public static long? RevisionOf(TimelineEntry entry)
    {
        foreach (var (code, number) in Read(entry))
        {
            if (code == TraceCode.Revision) return number;
        }

        return null;
    }
}
