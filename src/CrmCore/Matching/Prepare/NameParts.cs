using System.Runtime.InteropServices;

namespace CrmCore;

/// <summary>The words of one person's name by their parts, as numbers in the vocabulary of names; -1 where there is none.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct NameParts
{
    public int Given;
    public int Surname;
    public int Patronymic;

    /// <summary>Which word is which was read from its place only: given name and surname may stand the other way round.</summary>
    public bool MaySwap;
}
