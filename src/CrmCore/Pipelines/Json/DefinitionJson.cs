using System.Text.Json;

namespace CrmCore;

/// <summary>Reads a definition out of JSON. All problems are found at once.</summary>
internal static class DefinitionJson
{
    /// <summary>Reads the whole text.</summary>
    /// <exception cref="InvalidPipelineException">It cannot be read.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> utf8, Func<JsonPart, PositionLog, T> read)
    {
        if (utf8.Span.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
        var log = new PositionLog(utf8);
        try
        {
            var definition = read(JsonPartReader.Read(utf8.Span, log), log);
            return log.Problems.Count == 0 ? definition : throw new InvalidPipelineException(log.Problems);
        }
        catch (JsonException e)
        {
            log.AddInLine(
                "unreadable-json",
                e.LineNumber ?? 0,
                e.BytePositionInLine ?? 0,
                $"This is no JSON: {Cause(e)}",
                "Correct it at this place or just before.");
            throw new InvalidPipelineException(log.Problems, e);
        }
    }

    // The reader's own sentence; its position is counted from 0 and is said by us from 1.
    private static string Cause(JsonException e)
    {
        var end = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? e.Message : e.Message[..end];
    }
}
