namespace CrmCore.Scenarios;

/// <summary>Where a scenario's desk keeps its records.</summary>
public enum Keep
{
    InMemory,
    Sqlite,
}
