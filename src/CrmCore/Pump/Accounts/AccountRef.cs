using System.Runtime.InteropServices;

namespace CrmCore;

/// <summary>An account by the id that the host uses, or by the number that the tables use.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct AccountRef(string? Id, int Number)
{
    public static AccountRef Of(string id) => new(id, 0);

    public static AccountRef Of(int number) => new(null, number);

    public override string ToString() => Id ?? Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
