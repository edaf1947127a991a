using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using CrmCore.Telephony.Asterisk;

namespace CrmCore.Adapters.Tests.Telephony;

/// <summary>What the tests of call records share.</summary>
internal static class Cdr
{
    public static readonly Instant Noon = Instant.FromUtc(2026, 11, 22, 12, 0);

    public static string Recorded([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Master.csv");

    public static async Task<CdrBatch<CdrFilePosition>> Read(string path, CdrFilePosition? from = null, CdrFileOptions? options = null)
    {
        var records = new List<CdrRecord>();
        var refusals = new List<CdrRefusal>();
        var next = from;
        await foreach (var batch in new CdrFileReader(path, options).ReadAsync(from))
        {
            records.AddRange(batch.Records);
            refusals.AddRange(batch.Refusals);
            next = batch.Next;
        }

        return new CdrBatch<CdrFilePosition>(records, refusals, next ?? CdrFilePosition.Start);
    }

    public static async Task<CdrBatch<CdrFilePosition>> ReadText(string text, CdrFileOptions? options = null)
    {
        using var folder = new Folder();
        await File.WriteAllTextAsync(folder.Master, text);
        return await Read(folder.Master, options: options);
    }

    public static IReadOnlyList<CdrCall> Group(IEnumerable<CdrRecord> rows, CallGroupingOptions? options = null)
    {
        var grouper = new CallGrouper(options);
        grouper.Add(rows, Noon);
        return grouper.Settled(Instant.MaxValue);
    }

    /// <summary>A row as a source without linkedid has it.</summary>
    public static CdrRecord Row(
        string from, string to, string channel, string dialled, int begins, int lasts, int talks, CdrDisposition disposition, string? uniqueId = null)
    {
        var start = Instant.FromUtc(2026, 11, 21, 9, 0) + Duration.FromSeconds(begins);
        uniqueId ??= string.Create(CultureInfo.InvariantCulture, $"{start.ToUnixTimeSeconds()}.{Math.Abs(channel.Sum(letter => letter * 31))}");
        return new CdrRecord
        {
            Key = string.Join('|', uniqueId, dialled, start),
            Source = from,
            Destination = to,
            Channel = channel,
            DestinationChannel = dialled,
            StartedAt = start,
            EndedAt = start + Duration.FromSeconds(lasts),
            AnsweredAt = disposition is CdrDisposition.Answered ? start + Duration.FromSeconds(lasts - talks) : null,
            Duration = Duration.FromSeconds(lasts),
            Billable = Duration.FromSeconds(talks),
            Disposition = disposition,
            UniqueId = uniqueId,
        };
    }

    /// <summary>A call as one text, for comparing whole calls.</summary>
    public static string Describe(CdrCall call)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{call.Key} {call.Direction} {call.From}>{call.To} {call.Disposition} {call.StartedAt} {call.AnsweredAt} ");
        text.Append(CultureInfo.InvariantCulture, $"{call.EndedAt} talk {call.Talk} wait {call.Wait} ext {call.Extension} did {call.Did} ");
        text.Append(CultureInfo.InvariantCulture, $"rec {call.RecordingFile} name {call.CallerName} rows {string.Join(' ', call.Rows.Select(row => row.Key))}");
        return text.ToString();
    }

    /// <summary>A folder of its own for one test.</summary>
    internal sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("crmcore-cdr").FullName;

        public string Master => System.IO.Path.Combine(Path, "Master.csv");

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
