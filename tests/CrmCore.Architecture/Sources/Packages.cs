using System.Reflection;
using System.Xml.Linq;

namespace CrmCore.Architecture;

/// <summary>The packages of src: their projects and their built assemblies.</summary>
internal static class Packages
{
    public static IReadOnlyList<SourceFile> Projects { get; } =
        [.. Repository.Files.Where(f => f.Path.StartsWith("src/", StringComparison.Ordinal) && f.Path.EndsWith(".csproj", StringComparison.Ordinal))];

    public static IReadOnlyList<string> Names { get; } = [.. Projects.Select(p => p.Name[..^".csproj".Length])];

    public static IReadOnlyList<Assembly> Assemblies { get; } = [.. Names.Select(LoadReferenced)];

    /// <summary>The project's items of a kind: what they include, with the file name alone for paths.</summary>
    public static IEnumerable<string> Items(SourceFile project, string kind) => XDocument.Parse(project.Text)
        .Descendants(kind)
        .Select(item => (string?)item.Attribute("Include"))
        .OfType<string>();

    private static Assembly LoadReferenced(string name)
    {
        var path = Path.Combine(AppContext.BaseDirectory, name + ".dll");
        return File.Exists(path)
            ? Assembly.LoadFrom(path)
            : throw new InvalidOperationException($"{name} is not built beside these tests: reference it in CrmCore.Architecture.csproj.");
    }
}
