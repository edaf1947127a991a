using System.Text.Encodings.Web;
using System.Text.Json;

namespace CrmCore.Benchmarks;

/// <summary>Writes the figures of a run to a file, to compare runs with one another.</summary>
internal static class JsonReport
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(string file, Surroundings surroundings, IReadOnlyList<(Benchmark Benchmark, IReadOnlyList<BenchmarkRow> Rows)> results)
    {
        using var stream = File.Create(file);
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteStartObject("surroundings");
        foreach (var (name, value) in surroundings.Lines) json.WriteString(name, value);
        json.WriteEndObject();
        json.WriteStartArray("benchmarks");
        foreach (var (benchmark, rows) in results)
        {
            json.WriteStartObject();
            json.WriteString("name", benchmark.Name);
            json.WriteStartArray("rows");
            var main = "";
            foreach (var row in rows)
            {
                // An indented figure belongs to the one above it; in a file it needs its full name.
                var detail = row.Figure.StartsWith(' ');
                if (!detail) main = row.Figure;
                Write(json, detail ? $"{main}: {row.Figure.Trim()}" : main, row);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string figure, BenchmarkRow row)
    {
        json.WriteStartObject();
        json.WriteString("figure", figure);
        json.WriteNumber("value", row.Value);
        json.WriteString("unit", row.Unit);
        if (row.Ratio is not null)
        {
            json.WriteNumber("ratio", row.Ratio.Value);
            json.WriteString("of", row.Ratio.Of);
        }

        if (row.Gate is not null)
        {
            json.WriteString("target", row.Gate.ToString());
            json.WriteString("verdict", Report.Word(row.Verdict));
        }

        json.WriteEndObject();
    }
}
