using CrmCore;

namespace SalesDay;

/// <summary>The secrets that <c>people.json</c> names. A real host uses the environment, files or a vault.</summary>
internal sealed class DaySecrets(DeskPlan plan) : ISecretStore
{
    public ValueTask<string?> FindAsync(string account, string name, CancellationToken ct) => new(plan.Secrets.GetValueOrDefault(name));
}
