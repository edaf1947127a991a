namespace CrmCore;

/// <summary>What a word of an address announces.</summary>
internal enum AddressPart
{
    Other,
    Street,
    House,
    Building,
    Unit,
    City,
    Region,
    Box,
}
