using System.Text;
using CsvHelper;

namespace CrmCore.Csv;

/// <summary>Writes rows; guards the values that a spreadsheet would compute.</summary>
internal sealed class CsvTableOutput : ITableOutput
{
    private readonly CsvWriter _writer;
    private readonly StreamWriter? _text;
    private readonly Stream _stream;
    private readonly bool _guards;

    public CsvTableOutput(Stream stream, TableWriteOptions options)
    {
        _stream = stream;
        _guards = options.GuardFormulas;
        var format = new CsvWriterOptions { Separator = options.Delimiter, ValidateFieldCount = false, HasHeader = false };
        if (options.Encoding is UTF8Encoding)
        {
            _writer = CsvWriter.Create(stream, format with { WriteByteOrderMark = options.ByteOrderMark }, leaveOpen: true);
            return;
        }

        // Without its preamble an encoding is the same, but for the mark at the beginning.
        _text = new StreamWriter(stream, options.ByteOrderMark ? options.Encoding : new WithoutMark(options.Encoding), leaveOpen: true);
        _writer = CsvWriter.Create(_text, format, leaveOpen: true);
    }

    public async ValueTask WriteAsync(IReadOnlyList<string> values, CancellationToken ct = default)
    {
        var row = new string[values.Count];
        for (var i = 0; i < row.Length; i++) row[i] = Guarded(values[i]);
        await _writer.WriteRecordAsync(row, ct).ConfigureAwait(false);
    }

    public async ValueTask FlushAsync(CancellationToken ct = default)
    {
        await _writer.FlushAsync(ct).ConfigureAwait(false);
        if (_text is not null) await _text.FlushAsync(ct).ConfigureAwait(false);
        await _stream.FlushAsync(ct).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync().ConfigureAwait(false);
        if (_text is not null) await _text.DisposeAsync().ConfigureAwait(false);
    }

    // An apostrophe of the value's own before such a sign is doubled in any case, because imports take one away.
    private string Guarded(string value)
    {
        if (value.Length == 0) return value;
        var marks = 0;
        while (marks < value.Length && value[marks] == '\'') marks++;
        if (marks == value.Length || value[marks] is not ('=' or '+' or '-' or '@' or '\t' or '\r')) return value;
        return marks > 0 || (_guards && !IsNumber(value)) ? "'" + value : value;
    }

    private static bool IsNumber(string value)
    {
        if (value.Length < 2 || value[0] is not ('+' or '-')) return false;
        foreach (var c in value.AsSpan(1))
        {
            if (!char.IsAsciiDigit(c) && c is not ('.' or ' ')) return false;
        }

        return true;
    }

    private sealed class WithoutMark(Encoding encoding) : Encoding(encoding.CodePage, encoding.EncoderFallback, encoding.DecoderFallback)
    {
        public override ReadOnlySpan<byte> Preamble => default;

        public override byte[] GetPreamble() => [];

        public override int GetByteCount(char[] chars, int index, int count) => encoding.GetByteCount(chars, index, count);

        public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) => encoding.GetBytes(chars, charIndex, charCount, bytes, byteIndex);

        public override int GetCharCount(byte[] bytes, int index, int count) => encoding.GetCharCount(bytes, index, count);

        public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex) => encoding.GetChars(bytes, byteIndex, byteCount, chars, charIndex);

        public override int GetMaxByteCount(int charCount) => encoding.GetMaxByteCount(charCount);

        public override int GetMaxCharCount(int byteCount) => encoding.GetMaxCharCount(byteCount);

        public override Encoder GetEncoder() => encoding.GetEncoder();
    }
}
