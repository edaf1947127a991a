using Microsoft.Extensions.DependencyInjection;

namespace CrmCore;

/// <summary>Registers the engine's parts; what <c>AddCrmCore</c> hands to you. <c>Use…</c> chooses exactly one, <c>Add…</c> adds many.</summary>
public interface ICrmBuilder
{
    /// <summary>The host's services; what the host registered itself wins.</summary>
    IServiceCollection Services { get; }
}
