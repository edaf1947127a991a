using System.Runtime.CompilerServices;

namespace CrmCore.Tests.Pipelines;

/// <summary>Compares a text with the approved one in <c>File.Method.verified.txt</c>; on a difference the text is left beside it as received.</summary>
internal static class Approved
{
    public static void Match(string text, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        var stem = Path.Combine(Path.GetDirectoryName(file)!, $"{Path.GetFileNameWithoutExtension(file)}.{method}");
        var verified = stem + ".verified.txt";
        var approved = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : "";
        if (text != approved) File.WriteAllText(stem + ".received.txt", text);
        else File.Delete(stem + ".received.txt");
        Assert.Equal(approved, text);
    }
}
