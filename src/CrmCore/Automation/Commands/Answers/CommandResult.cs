namespace CrmCore;

/// <summary>How a command ended: a refusal is a value, never an exception.</summary>
public abstract record CommandResult
{
    private protected CommandResult()
    {
    }

    /// <summary>Whether it was done.</summary>
    public bool IsDone => this is not Refused;
}
