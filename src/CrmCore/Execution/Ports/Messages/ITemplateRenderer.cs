namespace CrmCore;

/// <summary>Fills in templates.</summary>
public interface ITemplateRenderer
{
    /// <summary>Looks for what is wrong with a template.</summary>
    /// <param name="template">The template's text.</param>
    /// <returns>What is wrong, with line and remedy; null when nothing is.</returns>
    string? FindProblem(string template);

    /// <summary>Fills in a template.</summary>
    /// <param name="template">The template's text.</param>
    /// <param name="model">The values by name; nested dictionaries and lists.</param>
    /// <param name="html">Whether values are escaped for HTML.</param>
    /// <returns>The text.</returns>
    /// <exception cref="FormatException">The template is broken; the message says where.</exception>
    string Render(string template, IReadOnlyDictionary<string, object?> model, bool html);
}
