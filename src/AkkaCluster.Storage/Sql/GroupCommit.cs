using System.Collections.Concurrent;

namespace AkkaCluster.Storage.Sql;

/// <summary>
/// Commits the writes of a node together: while one transaction is on its way to the disk, the next writes gather, and go into the next one as a whole.
/// It has its own thread, so that a slow disk holds up nobody else.
/// </summary>
internal sealed class GroupCommit : IDisposable
{
    private const int MostOperations = 512;
    private static readonly TimeSpan TrialInterval = TimeSpan.FromSeconds(1);

    private readonly SqlDialect _dialect;
    private readonly BlockingCollection<WriteOperation> _queue = [];
    private readonly Thread _thread;
    private SqlSession? _session;
    private volatile string? _trouble;
    private int _disposed;

    public GroupCommit(SqlDialect dialect)
    {
        _dialect = dialect;
        _thread = new Thread(Run) { IsBackground = true, Name = "job-store-writer" };
        _thread.Start();
    }

    /// <summary>Transactions so far.</summary>
    public long Commits { get; private set; }

    /// <summary>Why the last transaction was not written; null where it was.</summary>
    public string? Trouble => _trouble;

    /// <summary>Runs the work in a transaction, after all that was enqueued before, and returns its value once it is committed.</summary>
    public Task<T> EnqueueAsync<T>(Func<SqlSession, T> work)
    {
        var operation = new ValueWrite<T>(work);
        try
        {
            _queue.Add(operation);
        }
        catch (InvalidOperationException)
        {
            operation.Fail(new StoreUnavailableException("The job store is closed: this node is stopping."));
        }

        return operation.Completion;
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;
        _queue.CompleteAdding();
        _thread.Join();
        _session?.Dispose();
        _queue.Dispose();
    }

    private void Run()
    {
        var batch = new List<WriteOperation>();
        while (!_queue.IsCompleted)
        {
            if (_queue.TryTake(out var first, _trouble is null ? Timeout.InfiniteTimeSpan : TrialInterval))
                batch.Add(first);
            else if (_trouble is not null)
                // Nobody may be left who writes and so finds out that the trouble is over.
                batch.Add(new ValueWrite<int>(session => session.Execute("UPDATE leadership SET epoch = epoch WHERE single = 1")));
            while (batch.Count < MostOperations && _queue.TryTake(out var next))
                batch.Add(next);
            Write(batch);
            batch.Clear();
        }
    }

    private void Write(List<WriteOperation> batch)
    {
        if (TryCommit(batch) is not { } failure)
            return;
        if (_dialect.Translate(failure) is { } storeFailure)
        {
            _trouble = storeFailure.Message;
            CloseSession();
            batch.ForEach(operation => operation.Fail(storeFailure));
        }
        else if (batch.Count == 1)
            batch[0].Fail(failure);
        else
            batch.ForEach(operation => Write([operation]));
    }

    /// <summary>Null when the batch is committed (or each of its operations answered); else the failure, after which nothing of it is written.</summary>
    private Exception? TryCommit(List<WriteOperation> batch)
    {
        try
        {
            _session ??= _dialect.OpenSession(create: false);
            _session.Begin();
            _session.ForgetLeader();
            foreach (var operation in batch)
                operation.Run(_session);
            _session.Commit();
            Commits++;
            _trouble = _trouble is null ? null : RemainingTrouble();
        }
        catch (Exception e)
        {
            TryRollback();
            return e;
        }

        batch.ForEach(operation => operation.Complete());
        return null;
    }

    /// <summary>A small write may still fit onto a disk that is full for all others.</summary>
    private string? RemainingTrouble()
    {
        try
        {
            _dialect.CheckPlace();
            return null;
        }
        catch (StoreUnavailableException remaining)
        {
            return remaining.Message;
        }
    }

    private void TryRollback()
    {
        try
        {
            _session?.Rollback();
        }
        catch (Exception)
        {
            CloseSession();
        }
    }

    private void CloseSession()
    {
        try
        {
            _session?.Dispose();
        }
        catch (Exception)
        {
            // The connection is broken and given up; the failure that broke it has been reported.
        }

        _session = null;
        _dialect.ForgetReaders();
    }
}
