namespace CrmCore;

/// <summary>A compared pair, by ranks.</summary>
internal readonly record struct Edge(int A, int B, float Bits);
