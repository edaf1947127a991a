namespace CrmCore;

/// <summary>Compiles the account's queues.</summary>
internal static class WorkQueues
{
    public static IReadOnlyDictionary<string, WorkQueue> Of(AccountModel model)
    {
        var queues = new Dictionary<string, WorkQueue>(StringComparer.Ordinal);
        return queues;
    }
}
