namespace CrmCore.Messaging;

/// <summary>Runs one wait within a time: running out is a <see cref="TimeoutException"/>, which the caller's own cancelling is not.</summary>
internal sealed class TimeLimit : IDisposable
{
    private readonly TimeSpan _limit;
    private readonly CancellationToken _token;
    private readonly CancellationTokenSource _timer;
    private readonly CancellationTokenSource _either;

    public TimeLimit(TimeSpan limit, TimeProvider time, CancellationToken token)
    {
        _limit = limit;
        _token = token;
        _timer = new CancellationTokenSource(limit, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_timer.Token, token);
    }

    public async ValueTask RunAsync(Func<CancellationToken, ValueTask> wait)
    {
        try
        {
            await wait(_either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (_timer.IsCancellationRequested && !_token.IsCancellationRequested)
        {
            throw new TimeoutException($"The server did not answer within {_limit}.", e);
        }
    }

    public void Dispose()
    {
        _either.Dispose();
        _timer.Dispose();
    }
}
