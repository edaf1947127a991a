using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CrmCore;

/// <summary>Writes the JSON parts of timeline entries and planned actions. Buffers are used again from batch to batch. Not thread-safe.</summary>
internal sealed class TimelineWriter : IDisposable
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _buffer = new(1024);
    private readonly Utf8JsonWriter _json;
    private readonly BatchBytes _kept = new();

    public TimelineWriter() => _json = new Utf8JsonWriter(_buffer, Options);

    /// <summary>Begins an object; <see cref="End"/> gives its bytes.</summary>
    public Utf8JsonWriter Begin()
    {
        _buffer.ResetWrittenCount();
        _json.Reset(_buffer);
        _json.WriteStartObject();
        return _json;
    }

    /// <summary>Ends the object; its bytes are good until <see cref="Clear"/>.</summary>
    public ReadOnlyMemory<byte> End()
    {
        _json.WriteEndObject();
        _json.Flush();
        return _kept.Keep(_buffer.WrittenSpan);
    }

    /// <summary>Keeps other bytes of an entry; they are good until <see cref="Clear"/>.</summary>
    public ReadOnlyMemory<byte> Keep(ReadOnlySpan<byte> bytes) => _kept.Keep(bytes);

    /// <summary>Gives up all bytes that were given: the records that point at them are saved or dropped.</summary>
    public void Clear() => _kept.Clear();

    public void Dispose() => _json.Dispose();
}
