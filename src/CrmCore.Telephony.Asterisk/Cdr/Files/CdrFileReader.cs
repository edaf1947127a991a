using System.Globalization;
using System.Runtime.CompilerServices;

namespace CrmCore.Telephony.Asterisk;

/// <summary>Follows a CDR file (<c>/var/log/asterisk/cdr-csv/Master.csv</c> or <c>cdr-custom/Master.csv</c>) while Asterisk writes it.</summary>
/// <remarks>
/// Only complete lines are read; half a line waits for its end. A file that was rotated is found again under its new name beside the old one and
/// read to its end, then the new file from its start; a file that was cut is read from its start. Safe to share between threads.
/// </remarks>
public sealed class CdrFileReader
{
    private static readonly CdrFault BadWidth = new(
        "The line has {0} values where {1} are expected.",
        "If every line is refused, set CdrFileOptions.Layout to the columns that cdr.conf or cdr_custom.conf says; a single one is a line that the server broke off.");

    private readonly string _path;
    private readonly CdrFileOptions _options;
    private readonly CdrDecoder?[] _byWidth = new CdrDecoder?[22];
    private readonly CdrDecoder? _said;

    /// <summary>Prepares to follow a file; nothing is opened yet.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to read it, or <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">The path is empty, or the batch size is not positive.</exception>
    public CdrFileReader(string path, CdrFileOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _path = path;
        _options = options ?? new CdrFileOptions();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(_options.BatchSize, nameof(options));
        _said = _options.Layout is { } layout ? new CdrDecoder(layout.Columns, _options.Zone) : null;
    }

    /// <summary>Reads what has been written since; ends at the end of the last complete line.</summary>
    /// <param name="from">Where the last reading ended (<see cref="CdrBatch{TPosition}.Next"/>), or <see langword="null"/> to begin at the file's start.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The new rows in batches; none when nothing is new.</returns>
    /// <exception cref="FileNotFoundException">Nothing was ever read and there is no file. After a rotation a file that is not there yet is no error.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public async IAsyncEnumerable<CdrBatch<CdrFilePosition>> ReadAsync(
        CdrFilePosition? from = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var parts = CdrFileTrail.Parts(_path, from ?? CdrFilePosition.Start);
        if (parts.Count == 0 && from is null)
        {
            throw new FileNotFoundException(
                $"There is no CDR file '{_path}'. Check the path, and that the module cdr_csv (or cdr_custom) is loaded: 'cdr show status' in Asterisk's console.",
                _path);
        }

        foreach (var part in parts)
        {
            using var file = CdrFileTrail.Open(part.Path);
            var lines = new CdrLineScanner(file, part.From.Offset, takesTail: !part.IsCurrent);
            var position = part.From;
            while (true)
            {
                var batch = await BatchAsync(lines, part.Path, position.Line, cancellationToken).ConfigureAwait(false);
                if (lines.Offset == position.Offset)
                    break;
                position = new CdrFilePosition(lines.Offset, batch.Line, CdrFileTrail.Identity(file, lines.Offset));
                yield return new CdrBatch<CdrFilePosition>(batch.Records, batch.Refusals, position);
            }
        }
    }

    private async ValueTask<(List<CdrRecord> Records, List<CdrRefusal> Refusals, long Line)> BatchAsync(
        CdrLineScanner lines, string path, long line, CancellationToken cancellationToken)
    {
        var records = new List<CdrRecord>();
        var refusals = new List<CdrRefusal>();
        var values = new List<object?>(21);
        while (records.Count + refusals.Count < _options.BatchSize
            && await lines.NextAsync(cancellationToken).ConfigureAwait(false) is { } bytes)
        {
            line++;
            var text = _options.Encoding.GetString(bytes.Span).TrimEnd('\r');
            if (line == 1)
                text = text.TrimStart('\uFEFF');
            if (text.Length == 0)
                continue;
            var (record, fault) = Decode(text, values);
            if (record is not null)
                records.Add(record);
            else
                refusals.Add(fault!.At(path, line, text));
        }

        return (records, refusals, line);
    }

    private (CdrRecord? Record, CdrFault? Fault) Decode(string text, List<object?> values)
    {
        if (CdrLine.Split(text, values) is { } broken)
            return (null, broken);
        if (_options.Layout is { } layout)
            return values.Count == layout.Columns.Count ? _said!.Decode(values) : (null, Width(values.Count, layout.Columns.Count.ToString(CultureInfo.InvariantCulture)));
        if (values.Count < _byWidth.Length && CdrLayout.OfWidth(values.Count) is { } found)
            return (_byWidth[values.Count] ??= new CdrDecoder(found.Columns, _options.Zone)).Decode(values);
        return (null, Width(values.Count, "16 to 21"));
    }

    private static CdrFault Width(int count, string wanted) =>
        BadWidth with { Reason = string.Format(CultureInfo.InvariantCulture, BadWidth.Reason, count, wanted) };
}
