using AkkaCluster.Storage;

namespace AkkaCluster.Jobs.Tests.Support;

/// <summary>A store that a test can break and mend.</summary>
internal sealed class UnreliableStore(IJobStore store) : IJobStore
{
    private const string Failure = "The disk of the job store is full (a test says so).";

    private volatile bool _broken;
    private int _refused;

    /// <summary>Whether every use fails now.</summary>
    public bool Broken
    {
        get => _broken;
        set => _broken = value;
    }

    /// <summary>How many uses have failed.</summary>
    public int Refused => Volatile.Read(ref _refused);

    public string Description => store.Description;

    public string? Trouble => _broken ? Failure : store.Trouble;

    public Task OpenAsync(CancellationToken cancellation = default) => store.OpenAsync(cancellation);

    public Task<long> TakeLeadershipAsync(string owner) => Guard(() => store.TakeLeadershipAsync(owner));

    public Task<Leadership> ReadLeadershipAsync(CancellationToken cancellation = default) => Guard(() => store.ReadLeadershipAsync(cancellation));

    public Task<Admission> AdmitAsync(long leaderEpoch, NewJob job) => Guard(() => store.AdmitAsync(leaderEpoch, job));

    public Task<bool> SetPausedAsync(long leaderEpoch, string id, bool paused) => Guard(() => store.SetPausedAsync(leaderEpoch, id, paused));

    public Task<bool> CancelAsync(long leaderEpoch, string id, DateTimeOffset at) => Guard(() => store.CancelAsync(leaderEpoch, id, at));

    public Task<int> RetireAsync(long leaderEpoch, DateTimeOffset finishedBefore, int limit) => Guard(() => store.RetireAsync(leaderEpoch, finishedBefore, limit));

    public Task<IReadOnlyList<ActiveJob>> ReadActiveAsync(long afterNumber, int limit, CancellationToken cancellation = default) => Guard(() => store.ReadActiveAsync(afterNumber, limit, cancellation));

    public Task<JobRecord?> TakeJobAsync(string id) => Guard(() => store.TakeJobAsync(id));

    public Task<JobHistory> ReadHistoryAsync(long job, CancellationToken cancellation = default) => Guard(() => store.ReadHistoryAsync(job, cancellation));

    public Task RecordAsync(ChunkRecord chunk) => Guard(async () =>
    {
        await store.RecordAsync(chunk);
        return true;
    });

    public Task RecordLeasesAsync(long job, long epoch, IReadOnlyList<LeaseRecord> leases) => Guard(async () =>
    {
        await store.RecordLeasesAsync(job, epoch, leases);
        return true;
    });

    public Task FinishAsync(long job, long epoch, JobFinish finish) => Guard(async () =>
    {
        await store.FinishAsync(job, epoch, finish);
        return true;
    });

    public Task AppendInputsAsync(string upload, long first, IReadOnlyList<string> lines) => Guard(async () =>
    {
        await store.AppendInputsAsync(upload, first, lines);
        return true;
    });

    public Task<IReadOnlyList<string>> ReadInputsAsync(string upload, long first, int count, CancellationToken cancellation = default) => Guard(() => store.ReadInputsAsync(upload, first, count, cancellation));

    public Task<JobRecord?> FindAsync(string id, CancellationToken cancellation = default) => store.FindAsync(id, cancellation);

    public Task<IReadOnlyList<JobRecord>> ListAsync(JobQuery query, CancellationToken cancellation = default) => store.ListAsync(query, cancellation);

    public Task<JobResult?> ReadResultAsync(long job, CancellationToken cancellation = default) => store.ReadResultAsync(job, cancellation);

    public Task<IReadOnlyList<TaskRecord>> ReadTasksAsync(long job, long from, int limit, CancellationToken cancellation = default) => Guard(() => store.ReadTasksAsync(job, from, limit, cancellation));

    public Task<IReadOnlyList<ChunkInfo>> ReadChunksAsync(long job, long from, int limit, CancellationToken cancellation = default) => store.ReadChunksAsync(job, from, limit, cancellation);

    public Task<IReadOnlyDictionary<string, long>> CountByWorkerAsync(long job, CancellationToken cancellation = default) => store.CountByWorkerAsync(job, cancellation);

    public Task CheckAsync(CancellationToken cancellation = default) => Guard(async () =>
    {
        await store.CheckAsync(cancellation);
        return true;
    });

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private Task<T> Guard<T>(Func<Task<T>> work)
    {
        if (!_broken)
            return work();
        Interlocked.Increment(ref _refused);
        return Task.FromException<T>(new StoreUnavailableException(Failure));
    }
}
