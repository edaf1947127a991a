using CrmCore;

namespace SalesDay;

/// <summary>Templates: <c>name.txt</c> whose first line may be <c>Subject: …</c>, and beside it <c>name.html</c> where there is one.</summary>
internal static class TemplateFiles
{
    private const string Subject = "Subject:";

    public static IReadOnlyList<MessageTemplate> Read(DayFolder day, ITemplateRenderer renderer)
    {
        var found = new List<MessageTemplate>();
        if (!Directory.Exists(day.PathOf("templates"))) return found;
        foreach (var path in Directory.GetFiles(day.PathOf("templates"), "*.txt").Order(StringComparer.Ordinal))
        {
            var name = "templates/" + Path.GetFileName(path);
            if (day.Text(name) is not { } text) continue;
            var template = Split(Path.GetFileNameWithoutExtension(path), text.ReplaceLineEndings("\n"));
            var html = Path.ChangeExtension(name, ".html");
            if (File.Exists(day.PathOf(html))) template = template with { Html = day.Text(html) };
            if (Problem(renderer, template) is { } problem) day.Report(name, null, problem, "Correct the template; letters that need it wait as dead letters until then.");
            else found.Add(template);
        }

        return found;
    }

    private static MessageTemplate Split(string id, string text)
    {
        if (!text.StartsWith(Subject, StringComparison.Ordinal)) return new MessageTemplate { Id = id, Text = text.Trim() };
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return new MessageTemplate { Id = id, Subject = text[Subject.Length..end].Trim(), Text = text[end..].Trim() };
    }

    private static string? Problem(ITemplateRenderer renderer, MessageTemplate template)
    {
        foreach (var part in new[] { template.Subject, template.Text, template.Html })
        {
            if (part is not null && renderer.FindProblem(part) is { } problem) return problem;
        }

        return null;
    }
}
