namespace CrmCore.Templating;

/// <summary>Fills in Handlebars templates. Thread-safe.</summary>
internal sealed class HandlebarsTemplateRenderer : ITemplateRenderer
{
    private readonly TemplateCache _cache = new();

    /// <inheritdoc/>
    public string? FindProblem(string template)
    {
        ArgumentNullException.ThrowIfNull(template);
        return _cache.Get(template, html: true).Problem;
    }

    /// <inheritdoc/>
    public string Render(string template, IReadOnlyDictionary<string, object?> model, bool html)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(model);
        return _cache.Get(template, html).Render(model);
    }
}
