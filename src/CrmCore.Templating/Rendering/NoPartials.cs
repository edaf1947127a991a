using HandlebarsDotNet;

namespace CrmCore.Templating;

/// <summary>There are no partial templates: neither on disk nor elsewhere.</summary>
internal sealed class NoPartials : IPartialTemplateResolver, IMissingPartialTemplateHandler
{
    public bool TryRegisterPartial(IHandlebars env, string? partialName, string? templatePath) => false;

    public void Handle(ICompiledHandlebarsConfiguration configuration, string partialName, in EncodedTextWriter textWriter) =>
        throw new FormatException("A template cannot take in another one. Write the words here.");
}
