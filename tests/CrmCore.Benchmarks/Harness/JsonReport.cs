using System.Text.Json;

namespace CrmCore.Benchmarks;

/// <summary>Writes the figures of a run to a file, to compare runs with one another.</summary>
internal static class JsonReport
{
    public static void Write(string file, Surroundings surroundings, IReadOnlyList<(Benchmark Benchmark, IReadOnlyList<BenchmarkRow> Rows)> results)
    {
        using var stream = File.Create(file);
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
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
            foreach (var row in rows) Write(json, row);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, BenchmarkRow row)
    {
        json.WriteStartObject();
        json.WriteString("figure", row.Figure);
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
