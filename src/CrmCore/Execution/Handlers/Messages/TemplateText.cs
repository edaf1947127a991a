namespace CrmCore;

/// <summary>Finds the account's templates and fills them in; what is wrong becomes an outcome with the remedy.</summary>
internal sealed class TemplateText(ITemplateRenderer? renderer)
{
    /// <summary>Finds a template.</summary>
    /// <returns>The template, or why it cannot be used.</returns>
    public (MessageTemplate? Template, ActionOutcome? Failure) Find(AccountModel model, string id)
    {
        if (renderer is null)
        {
            return (null, ActionOutcome.Fail(
                "There is nothing to fill in templates with. Call AddHandlebarsTemplates (package CrmCore.Templating), or register an ITemplateRenderer."));
        }

        return model.Templates.TryGetValue(id, out var template)
            ? (template, null)
            : (null, ActionOutcome.Fail($"The account '{model.Account.Id}' has no template '{id}'. Save one, or name another in the action."));
    }

    /// <summary>Fills in a part of a template that was found; null stays null.</summary>
    /// <exception cref="FormatException">It is broken; the message says where.</exception>
    public string? Render(string? part, IReadOnlyDictionary<string, object?> values, bool html = false) =>
        part is null ? null : renderer!.Render(part, values, html);

    /// <summary>The template is broken.</summary>
    public static ActionOutcome Broken(MessageTemplate template, FormatException why) =>
        ActionOutcome.Fail($"The template '{template.Id}' is broken: {why.Message}");
}
