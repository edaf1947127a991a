namespace CrmCore;

/// <summary>What kind of owner a legal form names. Forms of one kind in two countries are compared as equal.</summary>
internal enum LegalKind
{
    None,
    Limited,
    Stock,
    Partnership,
    Sole,
    NonProfit,
    State,
}
