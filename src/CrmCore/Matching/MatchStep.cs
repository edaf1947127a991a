namespace CrmCore;

/// <summary>The steps of a run, in their order.</summary>
public enum MatchStep
{
    /// <summary>The rows are read.</summary>
    Reading = 0,

    /// <summary>Rows that share a key are brought together.</summary>
    Blocking = 1,

    /// <summary>The weights are learned.</summary>
    Learning = 2,

    /// <summary>Pairs are compared.</summary>
    Comparing = 3,

    /// <summary>Clusters are made.</summary>
    Clustering = 4,
}
