using NodaTime;

namespace CrmCore.Testing.Contracts;

/// <summary>A stand-in for an outside service on this machine, driven by a contract suite. Its author writes the vendor's words.</summary>
public interface IServiceStandIn : IAsyncDisposable
{
    /// <summary>The wait that <see cref="ServiceConduct.AsksToWait"/> asks for: 7 seconds.</summary>
    static Duration Wait { get; } = Duration.FromSeconds(7);

    /// <summary>What came, in order.</summary>
    IReadOnlyList<ReceivedRequest> Received { get; }

    /// <summary>Every line that the adapter, its HTTP client and the traces wrote, whatever their level.</summary>
    IReadOnlyList<string> Log { get; }

    /// <summary>Behaves so from the next request on.</summary>
    /// <param name="conduct">How.</param>
    void Behave(ServiceConduct conduct);
}
