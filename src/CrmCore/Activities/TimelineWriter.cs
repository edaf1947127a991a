using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CrmCore;

/// <summary>Writes the JSON parts of timeline entries into one buffer that is used again and again. Not thread-safe.</summary>
internal sealed class TimelineWriter : IDisposable
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _buffer = new(1024);
    private readonly Utf8JsonWriter _json;

    public TimelineWriter() => _json = new Utf8JsonWriter(_buffer, Options);

    /// <summary>Begins an object; <see cref="End"/> gives its bytes.</summary>
    public Utf8JsonWriter Begin()
    {
        _buffer.ResetWrittenCount();
        _json.Reset(_buffer);
        _json.WriteStartObject();
        return _json;
    }

    public ReadOnlyMemory<byte> End()
    {
        _json.WriteEndObject();
        _json.Flush();
        return _buffer.WrittenSpan.ToArray();
    }

    public void Dispose() => _json.Dispose();
}
