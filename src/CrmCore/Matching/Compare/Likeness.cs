namespace CrmCore;

/// <summary>How alike two words are, in steps.</summary>
internal enum Likeness : byte
{
    Unlike = 0,
    Far = 1,
    Near = 2,
    Slip = 3,
}
