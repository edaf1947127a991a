using System.IO.Compression;
using System.Xml;
using NodaTime;

namespace LoanDesk.Log;

/// <summary>
/// Reads an event log in XES (IEEE 1849), plain or gzip, one case after the other: the file is never in memory as a whole.
/// </summary>
internal static class XesReader
{
    private static readonly XmlReaderSettings Settings = new() { IgnoreComments = true, IgnoreWhitespace = true, DtdProcessing = DtdProcessing.Prohibit };

    /// <summary>Reads the cases of a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The cases in the order of the file.</returns>
    /// <exception cref="LogFileException">The file is no XES, or broken; the message names the line.</exception>
    public static IEnumerable<LogCase> Read(string path)
    {
        using var file = File.OpenRead(path);
        using var content = IsGzip(file) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        using var xml = XmlReader.Create(content, Settings);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        while (Next(xml, path) is { } found) yield return found;

        LogCase? Next(XmlReader reader, string name)
        {
            try
            {
                return ReadCase(reader, names);
            }
            catch (Exception e) when (e is XmlException or InvalidDataException or FormatException)
            {
                throw new LogFileException($"{name}{LineOf(reader)}: {e.Message} The file is no readable event log in XES.", e);
            }
        }
    }

    private static bool IsGzip(FileStream file)
    {
        var first = file.ReadByte();
        var second = file.ReadByte();
        file.Position = 0;
        return first == 0x1F && second == 0x8B;
    }

    private static LogCase? ReadCase(XmlReader xml, Dictionary<string, string> names)
    {
        if (xml.NodeType == XmlNodeType.None) ToLog(xml);
        while (!xml.EOF && (xml.NodeType != XmlNodeType.Element || xml.LocalName != "trace"))
        {
            // What stands beside the cases (extensions, globals, statistics) is passed over.
            if (xml.NodeType == XmlNodeType.Element && xml.Depth == 1) xml.Skip();
            else xml.Read();
        }

        if (xml.EOF) return null;
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        var events = new List<Dictionary<string, string>>();
        var depth = xml.Depth;
        if (!xml.IsEmptyElement)
        {
            xml.Read();
            while (xml.Depth > depth) ReadPart(xml, attributes, events);
        }

        var line = LineOf(xml);
        xml.Read();
        return Case(attributes, events, names) ?? throw new FormatException($"The case that ends{line} has no concept:name.");
    }

    private static void ToLog(XmlReader xml)
    {
        if (xml.MoveToContent() != XmlNodeType.Element || xml.LocalName != "log") throw new FormatException("Its root is not <log>.");
        xml.Read();
    }

    // Leaves the reader behind the part.
    private static void ReadPart(XmlReader xml, Dictionary<string, string> attributes, List<Dictionary<string, string>> events)
    {
        if (xml.NodeType != XmlNodeType.Element)
        {
            xml.Read();
            return;
        }

        if (xml.LocalName != "event")
        {
            if (xml.GetAttribute("key") is { } key && xml.GetAttribute("value") is { } value) attributes[key] = value;
            xml.Skip();
            return;
        }

        var found = new Dictionary<string, string>(4, StringComparer.Ordinal);
        events.Add(found);
        using (var inner = xml.ReadSubtree())
        {
            inner.Read();
            inner.Read();
            while (!inner.EOF)
            {
                if (inner.NodeType == XmlNodeType.Element && inner.GetAttribute("key") is { } key && inner.GetAttribute("value") is { } value) found[key] = value;
                inner.Skip();
            }
        }

        xml.Read();
    }

    private static LogCase? Case(Dictionary<string, string> attributes, List<Dictionary<string, string>> events, Dictionary<string, string> names)
    {
        if (!attributes.TryGetValue("concept:name", out var id)) return null;
        var amount = attributes.GetValueOrDefault("AMOUNT_REQ");
        var read = new LogEvent[events.Count];
        for (var i = 0; i < read.Length; i++)
        {
            read[i] = new LogEvent
            {
                Case = id,
                Position = i,
                Name = Once(events[i].GetValueOrDefault("concept:name")) ?? throw new FormatException($"Event {i + 1} of the case {id} has no concept:name."),
                At = At(events[i].GetValueOrDefault("time:timestamp") ?? throw new FormatException($"Event {i + 1} of the case {id} has no time:timestamp.")),
                Transition = Once(events[i].GetValueOrDefault("lifecycle:transition")),
                Resource = Once(events[i].GetValueOrDefault("org:resource")),
                Amount = i == 0 ? amount : null,
            };
        }

        return new LogCase(id, amount, read);

        // A few dozen names stand in hundreds of thousands of events.
        string? Once(string? text)
        {
            if (text is null) return null;
            if (!names.TryGetValue(text, out var known)) names[text] = known = text;
            return known;
        }
    }

    private static Instant At(string text) => Instant.FromDateTimeOffset(XmlConvert.ToDateTimeOffset(text));

    private static string LineOf(XmlReader xml) => xml is IXmlLineInfo at && at.HasLineInfo() ? $", line {at.LineNumber}" : "";
}
