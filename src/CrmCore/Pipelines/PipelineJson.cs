using System.Security.Cryptography;
using System.Text;

namespace CrmCore;

/// <summary>
/// The JSON form of a pipeline: what <see cref="Pipeline.Define"/> makes, as a file. Comments and trailing commas are allowed. Reading what
/// was written gives the same definition.
/// </summary>
public static class PipelineJson
{
    /// <summary>The JSON schema (draft 2020-12) of the form, for completion and checks in an editor.</summary>
    public static string Schema => PipelineSchema.Text;

    /// <summary>Reads a pipeline. Members that a trigger or action does not have of itself are the settings of its kind, and are kept.</summary>
    /// <param name="json">The JSON.</param>
    /// <returns>The definition; what it says is checked by <see cref="PipelineDefinition.Validate"/>.</returns>
    /// <exception cref="InvalidPipelineException">It cannot be read; every problem is named with its line, its column and the remedy.</exception>
    public static PipelineDefinition Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return PipelineReader.Read(Encoding.UTF8.GetBytes(json));
    }

    /// <summary>Reads a pipeline, as <see cref="Parse(string)"/> does.</summary>
    /// <param name="utf8">The JSON in UTF-8, with or without a byte order mark.</param>
    /// <returns>The definition; what it says is checked by <see cref="PipelineDefinition.Validate"/>.</returns>
    /// <exception cref="InvalidPipelineException">It cannot be read; every problem is named with its line, its column and the remedy.</exception>
    public static PipelineDefinition Parse(ReadOnlySpan<byte> utf8) => PipelineReader.Read(utf8.ToArray());

    /// <summary>Writes a pipeline, indented, always in the same order, without what is the default.</summary>
    /// <param name="definition">The definition.</param>
    /// <returns>The JSON.</returns>
    /// <exception cref="InvalidPipelineException">A setting has the name of a member that all triggers or actions have, or a condition has too few or too many values.</exception>
    public static string Write(PipelineDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return Encoding.UTF8.GetString(PipelineWriter.Write(definition, indented: true).Span) + "\n";
    }

    /// <summary>The fingerprint of a definition: equal exactly when two definitions say the same, however they were written.</summary>
    /// <param name="definition">The definition.</param>
    /// <returns>The SHA-256 of the canonical JSON as 64 lower-case hexadecimal digits.</returns>
    /// <exception cref="InvalidPipelineException">As for <see cref="Write"/>.</exception>
    public static string Hash(PipelineDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return Convert.ToHexStringLower(SHA256.HashData(Canonical(definition).Span));
    }

    /// <summary>The definition as compact JSON, the same bytes for the same content.</summary>
    internal static ReadOnlyMemory<byte> Canonical(PipelineDefinition definition) => PipelineWriter.Write(definition, indented: false);
}
