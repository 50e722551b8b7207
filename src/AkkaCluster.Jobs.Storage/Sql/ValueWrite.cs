namespace AkkaCluster.Jobs.Storage.Sql;

/// <summary>A write that yields a value.</summary>
internal sealed class ValueWrite<T>(Func<SqlSession, T> work) : WriteOperation
{
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _value;
    private StaleEpochException? _stale;

    public Task<T> Completion => _completion.Task;

    public override void Run(SqlSession session)
    {
        _stale = null;
        try
        {
            _value = work(session);
        }
        catch (StaleEpochException e)
        {
            _stale = e;
        }
    }

    public override void Complete()
    {
        if (_stale is not null)
            _completion.TrySetException(_stale);
        else
            _completion.TrySetResult(_value!);
    }

    public override void Fail(Exception failure) => _completion.TrySetException(failure);
}
