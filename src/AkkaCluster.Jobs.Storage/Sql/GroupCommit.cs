using System.Collections.Concurrent;
using System.Diagnostics;

namespace AkkaCluster.Jobs.Storage.Sql;

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
    private bool _committing;
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
    /// <param name="work">What to do.</param>
    /// <param name="patience">How long the caller waits for it: work that could not begin by then is not done.</param>
    public Task<T> EnqueueAsync<T>(Func<SqlSession, T> work, TimeSpan? patience = null)
    {
        var operation = new ValueWrite<T>(work) { Deadline = patience is { } wait ? Environment.TickCount64 + (long)wait.TotalMilliseconds : long.MaxValue };
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
            DropLate(batch);
            Write(batch);
            batch.Clear();
        }
    }

    /// <summary>While the store was away, callers may have given up who were told that nothing is done.</summary>
    private void DropLate(List<WriteOperation> batch)
    {
        var now = Environment.TickCount64;
        foreach (var late in batch.Where(operation => operation.Deadline < now).ToList())
        {
            batch.Remove(late);
            late.Fail(new StoreUnavailableException(_trouble ?? "The job store is too slow: the write had to wait longer than its caller does."));
        }
    }

    private void Write(List<WriteOperation> batch)
    {
        if (batch.Count == 0 || TryCommit(batch) is not { } failure)
            return;
        if (Translate(failure) is { } storeFailure)
        {
            _trouble = storeFailure.Message;
            StoreInstruments.Unavailable();
            CloseSession();
            batch.ForEach(operation => operation.Fail(storeFailure));
        }
        else if (batch.Count == 1)
            batch[0].Fail(failure);
        else
            batch.ForEach(operation => Write([operation]));
    }

    private Exception? Translate(Exception failure) => _dialect.Translate(failure) is not { } known ? null
        : _committing && known is StoreUnavailableException && _dialect.MayBeCommitted(failure) ? new StoreUnavailableException(known.Message, failure) { IsUncertain = true }
        : known;

    /// <summary>Null when the batch is committed (or each of its operations answered); else the failure, after which nothing of it is written.</summary>
    private Exception? TryCommit(List<WriteOperation> batch)
    {
        _committing = false;
        var begun = Stopwatch.GetTimestamp();
        try
        {
            _session ??= _dialect.OpenSession(create: false);
            _session.Begin();
            _session.ForgetLeader();
            foreach (var operation in batch)
                operation.Run(_session);
            _session.Flush();
            _committing = true;
            _session.Commit();
            Commits++;
            StoreInstruments.Committed(batch.Count, Stopwatch.GetElapsedTime(begun));
            _trouble = _trouble is null ? null : RemainingTrouble();
        }
        catch (Exception e)
        {
            if (_session?.TryRollback() == false)
                CloseSession();
            return e is LaterFailedException { InnerException: { } cause } ? cause : e;
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
