using CrmCore;

namespace SalesDay;

/// <summary>A deal with its client.</summary>
internal sealed record ClientDeal(Deal Deal, Contact? Contact)
{
    /// <summary>The name given to clients that came without one.</summary>
    public const string Nameless = "Somebody";

    /// <summary>What the client is called: the name, else the phone or address, else the deal's title.</summary>
    public string Name => Contact switch
    {
        { Name: not Nameless } named => named.Name,
        { Points: [var point, ..] } => point.Value,
        _ => Deal.Title ?? Nameless,
    };
}
