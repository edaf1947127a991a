using System.Globalization;
using HandlebarsDotNet;
using HandlebarsDotNet.PathStructure;

namespace CrmCore.Templating;

/// <summary>
/// A template that was checked and compiled. Each has a Handlebars environment of its own: those remember every name that they meet, so
/// that a shared one would grow with each template that it ever saw.
/// </summary>
internal sealed class CompiledTemplate
{
    private readonly HandlebarsTemplate<TextWriter, object, object>? _run;

    private CompiledTemplate(string? problem, HandlebarsTemplate<TextWriter, object, object>? run)
    {
        Problem = problem;
        _run = run;
    }

    /// <summary>What is wrong with the template; null when nothing is.</summary>
    public string? Problem { get; }

    public static CompiledTemplate Of(string template, bool html)
    {
        try
        {
            TemplateCheck.Run(template);
        }
        catch (FormatException e)
        {
            return new CompiledTemplate(e.Message, null);
        }

        try
        {
            using var reader = new StringReader(template);
            return new CompiledTemplate(null, Environment(html).Compile(reader));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The template's author gets to know whatever the compiler stumbles over.
            return new CompiledTemplate($"The template does not compile: {FirstLine(e)}. Write it in a simpler way.", null);
        }
    }

    public string Render(IReadOnlyDictionary<string, object?> model)
    {
        if (_run is null) throw new FormatException(Problem);
        using var writer = new LimitedWriter();
        try
        {
            _run(writer, new ModelMap(model, new RenderBudget()));
        }
        catch (HandlebarsException e)
        {
            throw new FormatException($"The template cannot be filled in: {FirstLine(e)}. Write it in a simpler way.", e);
        }

        return writer.ToString();
    }

    private static string FirstLine(Exception e) => e.Message.Split('\n')[0].TrimEnd('.', '\r');

    private static IHandlebars Environment(bool html)
    {
        var partials = new NoPartials();
        var configuration = new HandlebarsConfiguration
        {
            FormatProvider = CultureInfo.InvariantCulture,
            TextEncoder = html ? new HtmlEncoder() : null,
            NoEscape = !html,
            FileSystem = null,
            PartialTemplateResolver = partials,
            MissingPartialTemplateHandler = partials,
        };
        configuration.FormatterProviders.Add(new ValueFormatter());
        configuration.ObjectDescriptorProviders.Add(new ModelDescriptors());
        var handlebars = Handlebars.Create(configuration);
        foreach (var function in TemplateFunctions.All)
        {
            // Without a value it is no call but the field of that name.
            handlebars.RegisterHelper(function.Name, (in HelperOptions options, in Context context, in Arguments arguments) =>
                arguments.Length > 0 ? function.Call(FunctionCall.Of(arguments, options.Data[ChainSegment.Root]))
                : context.Value is ModelMap map && map.TryGetValue(function.Name, out var field) ? field : null);
        }

        return handlebars;
    }
}
