using CrmCore;
using CrmCore.Templating;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers Handlebars templates.</summary>
public static class HandlebarsCrmBuilderExtensions
{
    /// <summary>
    /// Fills in the templates of letters and messages with Handlebars, unless the host registered its own <see cref="ITemplateRenderer"/>.
    /// </summary>
    /// <param name="crm">The builder.</param>
    /// <returns>The builder.</returns>
    public static ICrmBuilder AddHandlebarsTemplates(this ICrmBuilder crm)
    {
        ArgumentNullException.ThrowIfNull(crm);
        crm.Services.TryAddSingleton<ITemplateRenderer, HandlebarsTemplateRenderer>();
        return crm;
    }
}
