using System.Globalization;
using CrmCore;

namespace ManyNodes;

/// <summary>One step of a client: 0 asks, 1 calls, 2 pays. Its key is the same however often it is sent.</summary>
/// <param name="Client">The client's number.</param>
/// <param name="Step">Which step.</param>
internal sealed record ClientEvent(int Client, int Step)
{
    public const int Steps = 3;

    private string Phone => string.Create(CultureInfo.InvariantCulture, $"+79{160_000_000 + Client}");

    public static ClientEvent Parse(string line)
    {
        var words = line.Split('\t');
        return new ClientEvent(int.Parse(words[1], CultureInfo.InvariantCulture), int.Parse(words[2], CultureInfo.InvariantCulture));
    }

    /// <summary>The event as a sender outside would hand it in.</summary>
    public InboundEvent Make()
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{Client}-{Step}");
        return Step switch
        {
            0 => new FormSubmitted { Source = "site", Key = key, Form = "order", Phone = Phone },
            1 => new IncomingCall(Phone) { Source = "pbx", Key = key },
            _ => new PaymentReceived(Money.Rub(100)) { Source = "bank", Key = key, Phone = Phone },
        };
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"event\t{Client}\t{Step}");
}
