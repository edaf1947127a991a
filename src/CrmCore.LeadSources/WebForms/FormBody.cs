using System.Text.Json;

namespace CrmCore.LeadSources;

/// <summary>Reads the fields of a form's body: urlencoded, multipart, JSON.</summary>
internal static class FormBody
{
    private const int LongestName = 100;

    /// <summary>The fields in order; null with the reason when the body cannot be read.</summary>
    public static List<FormField>? Read(WebhookRequest request, out string problem)
    {
        problem = "";
        var type = new ContentType(request.Header("Content-Type") ?? "");
        switch (type.Media)
        {
            case "application/x-www-form-urlencoded" or "":
                return UrlEncoded(request.Body, type.Parameter("charset"));
            case "multipart/form-data":
                if (type.Parameter("boundary") is { Length: > 0 and <= 70 } boundary) return Multipart(request.Body, boundary, type.Parameter("charset"), out problem);
                problem = "The multipart body has no boundary.";
                return null;
            // Scripts post JSON as text/plain from another site, because browsers then ask nobody.
            case "application/json" or "text/plain":
                return Json(request.Body, out problem);
            default:
                problem = "The content type is none of urlencoded, multipart/form-data, application/json.";
                return null;
        }
    }

    private static List<FormField> UrlEncoded(ReadOnlyMemory<byte> body, string? charset)
    {
        var pairs = new List<(byte[] Name, byte[] Value)>();
        var rest = body.Span;
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf((byte)'&');
            var pair = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + 1)..];
            if (pair.IsEmpty) continue;
            var equals = pair.IndexOf((byte)'=');
            pairs.Add((FormText.Unescape(equals < 0 ? pair : pair[..equals]), FormText.Unescape(equals < 0 ? [] : pair[(equals + 1)..])));
        }

        var encoding = FormText.Choose(charset, pairs.SelectMany(p => (ReadOnlyMemory<byte>[])[p.Name, p.Value]));
        var fields = new List<FormField>(pairs.Count);
        foreach (var (name, value) in pairs) Add(fields, encoding.GetString(name), encoding.GetString(value));
        return fields;
    }

    private static List<FormField>? Multipart(ReadOnlyMemory<byte> body, string boundary, string? charset, out string problem)
    {
        if (MultipartParts.Read(body, boundary) is not { } parts)
        {
            problem = "The multipart body does not hold the parts that its boundary announces.";
            return null;
        }

        problem = "";
        var encoding = FormText.Choose(charset, parts.SelectMany(p => p.FileName is null ? (ReadOnlyMemory<byte>[])[p.Name, p.Value] : [p.Name, p.FileName.Value]));
        var fields = new List<FormField>(parts.Count);
        foreach (var part in parts)
        {
            var name = encoding.GetString(part.Name.Span);
            if (part.FileName is not { } file) Add(fields, name, encoding.GetString(part.Value.Span));
            else if (file.Length > 0) Add(fields, name, FormattableString.Invariant($"{encoding.GetString(file.Span)} (file of {part.Value.Length} bytes, not kept)"));
        }

        return fields;
    }

    private static List<FormField>? Json(ReadOnlyMemory<byte> body, out string problem)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind == JsonValueKind.Object)
            {
                problem = "";
                var fields = new List<FormField>();
                foreach (var member in json.RootElement.EnumerateObject()) AddJson(fields, member.Name, member.Value);
                return fields;
            }

            problem = "The JSON is no object.";
        }
        catch (JsonException error)
        {
            problem = FormattableString.Invariant($"The body is no JSON: line {error.LineNumber + 1}, byte {error.BytePositionInLine}.");
        }
        catch (InvalidOperationException)
        {
            // What JsonElement says to half of a surrogate pair and to bytes that are no UTF-8.
            problem = "The JSON holds text that is no Unicode.";
        }

        return null;
    }

    // Nested members get the names that forms give them: payment[amount].
    private static void AddJson(List<FormField> fields, string name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject()) AddJson(fields, $"{name}[{member.Name}]", member.Value);
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray()) AddJson(fields, name, item);
                break;
            case JsonValueKind.Null:
                break;
            default:
                Add(fields, name, value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText());
                break;
        }
    }

    private static void Add(List<FormField> fields, string name, string value)
    {
        var plain = FormText.Line(FormText.Clean(name));
        if (plain.EndsWith("[]", StringComparison.Ordinal)) plain = plain[..^2];
        plain = FormText.Cut(plain, LongestName);
        if (plain.Length > 0) fields.Add(new FormField(plain, FormText.Clean(value)));
    }
}
