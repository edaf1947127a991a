using Xunit;

namespace CrmCore.Testing.Contracts;

/// <summary>What the suites of the sending ports have in common.</summary>
internal static class Attempt
{
    /// <summary>The failure that the port owes under that conduct.</summary>
    public static async Task<ChannelException> FailureAsync(IServiceStandIn service, ServiceConduct conduct, Func<CancellationToken, Task> send)
    {
        service.Behave(conduct);
        return await Assert.ThrowsAsync<ChannelException>(() => send(CancellationToken.None)).ConfigureAwait(false);
    }

    /// <summary>Tries under each conduct and looks for the secret in everything that a log or a screen may show.</summary>
    public static async Task KeepsSecretAsync(IServiceStandIn service, string? secret, Func<CancellationToken, Task> send)
    {
        Assert.False(string.IsNullOrEmpty(secret), "The connection under test needs a secret.");
        foreach (var conduct in Enum.GetValues<ServiceConduct>())
        {
            service.Behave(conduct);
            var error = await Record.ExceptionAsync(() => send(CancellationToken.None)).ConfigureAwait(false);
            Assert.DoesNotContain(secret, error?.ToString() ?? "", StringComparison.Ordinal);
        }

        Assert.All(service.Log, line => Assert.DoesNotContain(secret, line, StringComparison.Ordinal));
    }

    /// <summary>Cancelled before it began, it ends as cancelled and the service sees nothing.</summary>
    public static async Task StopsAsync(IServiceStandIn service, Func<CancellationToken, Task> send)
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => send(new CancellationToken(canceled: true))).ConfigureAwait(false);
        Assert.Empty(service.Received);
    }
}
