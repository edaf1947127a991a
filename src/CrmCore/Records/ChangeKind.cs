namespace CrmCore;

/// <summary>What is done to a record.</summary>
public enum ChangeKind
{
    /// <summary>A new row; refused when its key or a unique index is taken.</summary>
    Insert,

    /// <summary>A row replaced, when it still has the expected version.</summary>
    Update,

    /// <summary>A row removed, when it still has the expected version.</summary>
    Delete,

    /// <summary>Numbers added to a row's, which is made when it is missing.</summary>
    Add,
}
