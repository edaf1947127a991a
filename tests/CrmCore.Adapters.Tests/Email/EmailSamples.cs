using System.Text;
using NodaTime.Text;

namespace CrmCore.Messaging.Tests;

/// <summary>Letters as they came, in the shared data beside the repository, and small ones written in a test.</summary>
internal static class EmailSamples
{
    public static string? Folder { get; } = Find();

    public static Letter Read(string name)
    {
        Skip.If(Folder is null, "The shared sample letters are not beside the repository.");
        return LetterReader.Read(File.ReadAllBytes(Path.Combine(Folder!, name)));
    }

    public static Letter ReadText(string letter) => LetterReader.Read(Encoding.UTF8.GetBytes(letter));

    public static string? Iso(OffsetDateTime? date) => date is { } given ? OffsetDateTimePattern.GeneralIso.Format(given) : null;

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "data", "eml");
            if (Directory.Exists(candidate))
                return candidate;
        }

        return null;
    }
}
