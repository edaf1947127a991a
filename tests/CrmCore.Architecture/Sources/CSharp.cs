using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CrmCore.Architecture;

/// <summary>How the tests parse and bind C#: as the projects of the repository do.</summary>
internal static class CSharp
{
    /// <summary>The namespaces that the .NET SDK imports by itself.</summary>
    public const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;

        """;

    private static readonly Lazy<IReadOnlyList<PortableExecutableReference>> All = new(Load);

    public static CSharpParseOptions Options { get; } = new(LanguageVersion.Latest, DocumentationMode.None);

    /// <summary>Every assembly that this test project runs with: the framework, the packages, and all of src.</summary>
    public static IReadOnlyList<PortableExecutableReference> References => All.Value;

    /// <summary>The same without the repository's own assemblies, for compiling its sources.</summary>
    public static IEnumerable<PortableExecutableReference> ForeignReferences =>
        References.Where(r => !Path.GetFileName(r.FilePath!).StartsWith("CrmCore", StringComparison.Ordinal));

    private static List<PortableExecutableReference> Load()
    {
        var list = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return [.. list.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(path => Path.GetFileName(path) != "CrmCore.Architecture.dll")
            .Select(path => MetadataReference.CreateFromFile(path))];
    }
}
