using Xunit;

namespace CrmCore.Testing.Contracts;

/// <summary>What a store must do besides when it outlives its process.</summary>
public abstract class DurableStoreContract : CrmStoreContract
{
    /// <summary>A second store over the same place as the last one created, which is closed; not opened yet.</summary>
    /// <returns>The store.</returns>
    protected abstract ICrmStore ReopenStore();

    /// <summary>Everything committed is there after closing and opening again, and opening changes nothing.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task Everything_committed_is_there_after_reopening()
    {
        foreach (var samples in AllSamples())
        {
            await CommitAsync([.. Enumerable.Range(1, 5).Select(number => samples.Change(samples.New, samples.Record(number)))]).ConfigureAwait(false);
        }

        for (var times = 0; times < 2; times++)
        {
            await ReopenAsync().ConfigureAwait(false);
            foreach (var samples in AllSamples())
            {
                for (var number = 1; number <= 5; number++) await AssertStoredAsync(samples, samples.Record(number)).ConfigureAwait(false);
            }
        }
    }

    /// <summary>What was in flight when the process ended is claimed again by the next one.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task Actions_in_flight_are_claimed_again_after_reopening()
    {
        await PlanAsync(1, 2).ConfigureAwait(false);
        await AssertClaimAsync(at: 5, limit: 9, expected: [1, 2], next: null).ConfigureAwait(false);
        await ReopenAsync().ConfigureAwait(false);
        await AssertClaimAsync(at: 5, limit: 9, expected: [1, 2], next: null).ConfigureAwait(false);
    }

    /// <summary>What was refused is not there after reopening either.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task Refused_commits_leave_no_trace_after_reopening()
    {
        var samples = new StoreSamples(EventKeyRecords.Instance);
        await CommitAsync(samples.Change(ChangeKind.Insert, samples.Record(1))).ConfigureAwait(false);
        var refused = await TryCommitAsync(
            samples.Change(ChangeKind.Insert, samples.Record(2)), samples.Change(ChangeKind.Insert, samples.Record(1))).ConfigureAwait(false);
        Assert.False(refused.IsCommitted);
        await ReopenAsync().ConfigureAwait(false);
        await AssertAbsentAsync(samples.Type, samples.Type.KeyOfAny(samples.Record(2))).ConfigureAwait(false);
    }

    private async Task ReopenAsync()
    {
        await CloseAsync().ConfigureAwait(false);
        await UseAsync(ReopenStore()).ConfigureAwait(false);
    }
}
