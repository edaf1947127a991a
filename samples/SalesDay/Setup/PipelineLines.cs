using System.Text.RegularExpressions;

namespace SalesDay;

/// <summary>Finds the line of a place such as <c>pipeline "sales", stage "new", action "call-back"</c> in the pipeline's JSON.</summary>
internal static partial class PipelineLines
{
    public static int? Find(string json, string where)
    {
        var at = 0;
        foreach (Match place in Places().Matches(where))
        {
            var id = place.Groups["id"].Value;
            var found = Regex.Match(json[at..], $"\"(id|pipeline)\"\\s*:\\s*\"{Regex.Escape(id)}\"|\"{Regex.Escape(id)}\"\\s*:", RegexOptions.None, TimeSpan.FromSeconds(1));
            if (!found.Success) break;
            at += found.Index;
        }

        return at == 0 ? null : json.AsSpan(0, at).Count('\n') + 1;
    }

    [GeneratedRegex("\"(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Places();
}
