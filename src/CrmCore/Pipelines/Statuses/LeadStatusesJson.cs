using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CrmCore;

/// <summary>
/// The JSON form of lead statuses: <c>{"statuses":[{"id":"spam","state":"refused","reasons":["robot"],"onEnter":[…]}]}</c>. Actions are written
/// as those of a pipeline's stages. Reading what was written gives the same statuses.
/// </summary>
public static class LeadStatusesJson
{
    private static readonly string[] Root = ["$schema", "statuses"];
    private static readonly string[] Members = ["id", "name", "state", "color", "reasons", "staysClosed", "onEnter"];

    private static readonly Dictionary<string, LeadState> States = new(StringComparer.Ordinal)
    {
        ["new"] = LeadState.New, ["in-work"] = LeadState.InWork, ["accepted"] = LeadState.Accepted, ["refused"] = LeadState.Refused,
    };

    /// <summary>Reads statuses.</summary>
    /// <param name="json">The JSON; comments and trailing commas are allowed.</param>
    /// <returns>The statuses; what they say is checked by <see cref="LeadStatuses.Validate"/>.</returns>
    /// <exception cref="InvalidPipelineException">It cannot be read; every problem is named with its line, its column and the remedy.</exception>
    public static LeadStatuses Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Parse(Encoding.UTF8.GetBytes(json));
    }

    /// <summary>Writes statuses, indented, always in the same order, without what is the default.</summary>
    /// <param name="statuses">The statuses.</param>
    /// <returns>The JSON.</returns>
    public static string Write(LeadStatuses statuses)
    {
        ArgumentNullException.ThrowIfNull(statuses);
        return Encoding.UTF8.GetString(Write(statuses, indented: true).Span) + "\n";
    }

    internal static LeadStatuses Parse(ReadOnlyMemory<byte> utf8) => DefinitionJson.Read(utf8, Read);

    internal static ReadOnlyMemory<byte> Write(LeadStatuses statuses, bool indented)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, new JsonWriterOptions { Indented = indented, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteStartArray("statuses");
            foreach (var status in statuses.Statuses) Status(json, status);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return text.WrittenMemory;
    }

    private static LeadStatuses Read(JsonPart part, PositionLog log)
    {
        if (!part.IsObject(log)) return new() { Statuses = [] };
        part.Knows(Root, log);
        return new() { Statuses = [.. part.ListAt("statuses", log).Where(s => s.IsObject(log)).Select(s => Status(s, log))] };
    }

    private static LeadStatus Status(JsonPart part, PositionLog log)
    {
        part.Knows(Members, log);
        return new()
        {
            Id = part.RequiredTextAt("id", "new", log),
            Name = part.TextAt("name", log),
            State = part.ChoiceAt("state", States, LeadState.InWork, log),
            Color = part.TextAt("color", log),
            Reasons = part.TextsAt("reasons", log),
            StaysClosed = part["staysClosed"]?.Kind == JsonValueKind.True,
            OnEnter = [.. part.ListAt("onEnter", log).Where(a => a.IsObject(log)).Select(a => PipelineReader.Action(a, log))],
        };
    }

    private static void Status(Utf8JsonWriter json, LeadStatus status)
    {
        json.WriteStartObject();
        json.WriteString("id", status.Id);
        if (status.Name is not null) json.WriteString("name", status.Name);
        json.WriteString("state", States.First(s => s.Value == status.State).Key);
        if (status.Color is not null) json.WriteString("color", status.Color);
        PipelineWriter.Texts(json, "reasons", status.Reasons);
        if (status.StaysClosed) json.WriteBoolean("staysClosed", true);
        PipelineWriter.Actions(json, status.OnEnter);
        json.WriteEndObject();
    }
}
