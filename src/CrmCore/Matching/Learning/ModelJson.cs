using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CrmCore;

/// <summary>A model as it is stored. Frequent values are kept as hashes, so that a stored model names nobody.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StoredModel))]
internal sealed partial class ModelJson : JsonSerializerContext
{
    /// <summary>Raised when folding, levels or keys change: older models are learned anew.</summary>
    public const int Version = 1;

    /// <summary>So many frequent values a field are stored.</summary>
    private const int MostTerms = 1000;

    public static string Write(MatchModel model) =>
        JsonSerializer.Serialize(new StoredModel(Version, model.Prior, model.Household, [.. model.Fields.Select(Store)]), Default.StoredModel);

    public static MatchModel Read(string json)
    {
        var stored = JsonSerializer.Deserialize(json, Default.StoredModel);
        if (stored?.Fields is null || stored.Version != Version) throw new FormatException($"This is no model of version {Version}.");
        return new MatchModel([.. stored.Fields.Select(Restore)], Math.Clamp(stored.Prior, 1e-12, 0.5), Math.Clamp(stored.Household, 0, 0.5));
    }

    private static StoredField Store(FieldModel field)
    {
        var terms = field.Terms.OrderByDescending(t => t.Value).ThenBy(t => t.Key).Take(MostTerms).ToArray();
        return new(field.Name, (int)field.Kind, [.. field.M], [.. field.U], [.. field.H], [.. terms.Select(t => t.Key)], [.. terms.Select(t => t.Value)], field.RestShare);
    }

    private static FieldModel Restore(StoredField field)
    {
        var kind = (MatchFieldKind)field.Kind;
        var levels = Enum.IsDefined(kind) ? Level.Count(kind) : -1;
        if (field.M.Length != levels || field.U.Length != levels || field.H.Length != levels || field.Terms.Length != field.Shares.Length
            || field.M.Concat(field.U).Concat(field.H).Append(field.RestShare).Any(share => !(share > 0)))
            throw new FormatException($"The model's field '{field.Name}' is damaged.");
        var terms = field.Terms.Zip(field.Shares).ToImmutableDictionary(t => t.First, t => t.Second);
        return new FieldModel(field.Name, kind, [.. field.M], [.. field.U], [.. field.H], terms, field.RestShare);
    }
}

internal sealed record StoredModel(int Version, double Prior, double Household, StoredField[] Fields);

internal sealed record StoredField(string Name, int Kind, double[] M, double[] U, double[] H, ulong[] Terms, float[] Shares, double RestShare);
