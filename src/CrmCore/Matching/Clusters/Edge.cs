using System.Runtime.InteropServices;

namespace CrmCore;

/// <summary>A compared pair, by ranks.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Edge(int A, int B, float Bits);
