using Microsoft.Extensions.DependencyInjection;

namespace CrmCore;

/// <summary>Goes on from <c>AddCrmCore</c>: packages hang their registrations on it.</summary>
public interface ICrmBuilder
{
    /// <summary>The services to register in.</summary>
    IServiceCollection Services { get; }
}
