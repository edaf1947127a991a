namespace ManyNodes;

/// <summary>A place for a node: its process dies and is started again, its figures go on.</summary>
/// <param name="name">Its name.</param>
internal sealed class Node(string name)
{
    public string Name => name;

    /// <summary>The process of now; null while none runs.</summary>
    public NodeProcess? Process { get; set; }

    public int Deaths { get; set; }

    public long Events { get; set; }

    public long Actions { get; set; }

    /// <summary>Actions that were tried before, by a process that died over them.</summary>
    public long TakenOver { get; set; }

    /// <summary>How late the latest due action or pending event of the whole store is, as this node saw it last.</summary>
    public double LagMilliseconds { get; set; }
}
