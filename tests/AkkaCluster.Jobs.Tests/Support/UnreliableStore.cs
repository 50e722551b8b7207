using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Tests.Support;

/// <summary>A store that a test can break and mend.</summary>
internal sealed class UnreliableStore(IJobStore store) : IJobStore
{
    private const string Failure = "The disk of the job store is full (a test says so).";

    private volatile bool _broken;
    private int _refused;
    private int _taken;
    private int _answersToLose;

    /// <summary>Whether every use fails now.</summary>
    public bool Broken
    {
        get => _broken;
        set => _broken = value;
    }

    /// <summary>So many of the next writes are done, and whoever wrote does not learn it.</summary>
    public int AnswersToLose
    {
        get => Volatile.Read(ref _answersToLose);
        set => Volatile.Write(ref _answersToLose, value);
    }

    /// <summary>What is refused for good.</summary>
    public Func<ChunkRecord, bool> RefusesChunk { get; set; } = _ => false;

    /// <summary>The piece of files that is not what it was; null for none.</summary>
    public int? SpoiltPiece { get; set; }

    public Func<JobFinish, bool> RefusesFinish { get; set; } = _ => false;

    /// <summary>How often an incarnation of a job's actor began.</summary>
    public int Taken => Volatile.Read(ref _taken);

    /// <summary>What was asked of it.</summary>
    public ConcurrentQueue<string> Uses { get; } = new();

    /// <summary>How many uses have failed.</summary>
    public int Refused => Volatile.Read(ref _refused);

    public string Description => store.Description;

    public string? Trouble => _broken ? Failure : store.Trouble;

    public Task OpenAsync(CancellationToken cancellation = default) => store.OpenAsync(cancellation);

    public Task<long> TakeLeadershipAsync(string owner) => GuardWrite(() => store.TakeLeadershipAsync(owner));

    public Task<Leadership> ReadLeadershipAsync(CancellationToken cancellation = default) => Guard(() => store.ReadLeadershipAsync(cancellation));

    public Task<ClusterRecord> ReadClusterAsync(CancellationToken cancellation = default) => Guard(() => store.ReadClusterAsync(cancellation));

    public Task<IReadOnlyList<KindPackage>> ReadPackagesAsync(CancellationToken cancellation = default) => Guard(() => store.ReadPackagesAsync(cancellation));

    public Task AddPackageAsync(KindPackage package) => Guard(async () =>
    {
        await store.AddPackageAsync(package);
        return true;
    });

    public Task<string?> RemovePackageAsync(string name, string version) => GuardWrite(() => store.RemovePackageAsync(name, version));

    public Task<bool> WriteClusterAsync(ClusterRecord cluster) => GuardWrite(() => store.WriteClusterAsync(cluster));

    public Task<Admission> AdmitAsync(long leaderEpoch, NewJob job, TimeSpan? patience = null) => GuardWrite(() => store.AdmitAsync(leaderEpoch, job, patience));

    public Task<JobState?> SetPausedAsync(long leaderEpoch, string id, bool paused) => GuardWrite(() => store.SetPausedAsync(leaderEpoch, id, paused));

    public Task<JobState?> CancelAsync(long leaderEpoch, string id, DateTimeOffset at) => GuardWrite(() => store.CancelAsync(leaderEpoch, id, at));

    public Task ResolveAsync(long leaderEpoch, long job, JobInputs inputs) => GuardWrite(async () =>
    {
        await store.ResolveAsync(leaderEpoch, job, inputs);
        return true;
    });

    public Task FailWaitingAsync(long leaderEpoch, long job, JobFinish finish) => GuardWrite(async () =>
    {
        await store.FailWaitingAsync(leaderEpoch, job, finish);
        return true;
    });

    public Task<ReleaseOutlook> ReadOutlookAsync(CancellationToken cancellation = default) => store.ReadOutlookAsync(cancellation);

    public Task<ReleasedJobs> ReleaseAsync(long leaderEpoch, DateTimeOffset now, int limit) => GuardWrite(() => store.ReleaseAsync(leaderEpoch, now, limit));

    public Task<Rerun> RerunAsync(long leaderEpoch, string id, bool failedOnly, int round, DateTimeOffset at) => GuardWrite(() => store.RerunAsync(leaderEpoch, id, failedOnly, round, at));

    public Task<bool> DeleteAsync(long leaderEpoch, string id) => GuardWrite(() => store.DeleteAsync(leaderEpoch, id));

    public Task<int> RetireAsync(long leaderEpoch, DateTimeOffset finishedBefore, int limit) => Guard(() => store.RetireAsync(leaderEpoch, finishedBefore, limit));

    public Task<IReadOnlyList<ActiveJob>> ReadActiveAsync(long afterNumber, int limit, CancellationToken cancellation = default) => Guard(() => store.ReadActiveAsync(afterNumber, limit, cancellation));

    public Task<JobRecord?> TakeJobAsync(string id)
    {
        Interlocked.Increment(ref _taken);
        return Guard(() => store.TakeJobAsync(id));
    }

    public Task HandOverAsync(long job, long epoch) => Guard(async () =>
    {
        await store.HandOverAsync(job, epoch);
        return true;
    });

    public Task BeginAsync(long job, long epoch, DateTimeOffset at) => Guard(async () =>
    {
        await store.BeginAsync(job, epoch, at);
        return true;
    });

    public Task StandStillAsync(long job, long epoch) => Guard(async () =>
    {
        await store.StandStillAsync(job, epoch);
        return true;
    });

    public Task AppendOutputAsync(string id, string token, int part, ReadOnlyMemory<byte> data) => Guard(async () =>
    {
        await store.AppendOutputAsync(id, token, part, data);
        return true;
    });

    public Task<JobHistory> ReadHistoryAsync(long job, CancellationToken cancellation = default) => Guard(() => store.ReadHistoryAsync(job, cancellation));

    public Task RecordAsync(ChunkRecord chunk) => GuardWrite(async () =>
    {
        if (RefusesChunk(chunk) || (chunk.Finish is { } finish && RefusesFinish(finish)))
            throw new InvalidOperationException("This store does not like it.");
        await store.RecordAsync(chunk);
        return true;
    });

    public Task RecordLeasesAsync(long job, long epoch, IReadOnlyList<LeaseRecord> leases) => Guard(async () =>
    {
        await store.RecordLeasesAsync(job, epoch, leases);
        return true;
    });

    public Task FinishAsync(long job, long epoch, JobFinish finish) => GuardWrite(async () =>
    {
        if (RefusesFinish(finish))
            throw new InvalidOperationException("This store does not like it.");
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

    public Task<IReadOnlyList<JobRecord>> FindAlikeAsync(string beginning, int limit, CancellationToken cancellation = default) => Guard(() => store.FindAlikeAsync(beginning, limit, cancellation));

    public Task<IReadOnlyDictionary<JobState, long>> CountAsync(CancellationToken cancellation = default) => store.CountAsync(cancellation);

    public Task<IReadOnlyList<JobRecord>> ListAsync(JobQuery query, CancellationToken cancellation = default) => store.ListAsync(query, cancellation);

    public Task<JobResult?> ReadResultAsync(long job, CancellationToken cancellation = default) => Guard(() => store.ReadResultAsync(job, cancellation));

    public Task<IReadOnlyList<TaskRecord>> ReadTasksAsync(long job, long from, int limit, bool? failed = null, CancellationToken cancellation = default) => Guard(() => store.ReadTasksAsync(job, from, limit, failed, cancellation));

    public Task<IReadOnlyList<AttemptRecord>> ReadAttemptsAsync(long job, AttemptPlace after, long end, int limit, CancellationToken cancellation = default) => Guard(() => store.ReadAttemptsAsync(job, after, end, limit, cancellation));

    public Task<IReadOnlyList<AttemptRecord>> ReadLostAsync(long job, long from, long end, int limit, CancellationToken cancellation = default) => Guard(() => store.ReadLostAsync(job, from, end, limit, cancellation));

    public Task RecordLostAsync(long job, long epoch, IReadOnlyList<LostLease> lost) => Guard(async () =>
    {
        await store.RecordLostAsync(job, epoch, lost);
        return true;
    });

    public Task<IReadOnlyList<ChunkInfo>> ReadChunksAsync(long job, long from, int limit, CancellationToken cancellation = default) => Guard(() => store.ReadChunksAsync(job, from, limit, cancellation));

    public Task<IReadOnlyDictionary<string, long>> CountByWorkerAsync(long job, CancellationToken cancellation = default) => Guard(() => store.CountByWorkerAsync(job, cancellation));

    public Task PutScheduleAsync(ScheduleRecord schedule) => Guard(async () =>
    {
        await store.PutScheduleAsync(schedule);
        return true;
    });

    public Task<ScheduleRecord?> FindScheduleAsync(string name, CancellationToken cancellation = default) => Guard(() => store.FindScheduleAsync(name, cancellation));

    public Task<IReadOnlyList<ScheduleRecord>> ListSchedulesAsync(string? after, int limit, CancellationToken cancellation = default) => Guard(() => store.ListSchedulesAsync(after, limit, cancellation));

    public Task<bool> RemoveScheduleAsync(string name) => Guard(() => store.RemoveScheduleAsync(name));

    public Task<bool> SetSchedulePausedAsync(string name, bool paused, DateTimeOffset? nextAt) => Guard(() => store.SetSchedulePausedAsync(name, paused, nextAt));

    public Task NoteTriggeredAsync(string name, long revision, DateTimeOffset at, string job) => Guard(async () =>
    {
        await store.NoteTriggeredAsync(name, revision, at, job);
        return true;
    });

    public Task<IReadOnlyList<ScheduleRecord>> ReadSoonestAsync(int limit, CancellationToken cancellation = default) => store.ReadSoonestAsync(limit, cancellation);

    public Task AdvanceScheduleAsync(long leaderEpoch, ScheduleRecord schedule, ScheduleStep step) => GuardWrite(async () =>
    {
        await store.AdvanceScheduleAsync(leaderEpoch, schedule, step);
        return true;
    });

    public Task CheckAsync(CancellationToken cancellation = default) => Guard(async () =>
    {
        await store.CheckAsync(cancellation);
        return true;
    });

    public Task<StoredFile?> FindFileAsync(string sha256, CancellationToken cancellation = default) => Guard(() => store.FindFileAsync(sha256, cancellation));

    public Task<bool> UseFileAsync(string sha256) => Guard(() => store.UseFileAsync(sha256));

    public Task WritePieceAsync(string upload, int piece, ReadOnlyMemory<byte> data) => Guard(async () =>
    {
        await store.WritePieceAsync(upload, piece, data);
        return true;
    });

    public Task<byte[]?> ReadPieceAsync(string upload, int piece, CancellationToken cancellation = default) => Guard(async () => await store.ReadPieceAsync(upload, piece, cancellation) is { } data ? SpoiltPiece == piece ? new byte[data.Length] : data : null);

    public Task KeepFileAsync(StoredFile file) => Guard(async () =>
    {
        await store.KeepFileAsync(file);
        return true;
    });

    public Task DropFileAsync(StoredFile file) => Guard(async () =>
    {
        await store.DropFileAsync(file);
        return true;
    });

    public Task<IReadOnlyList<JobFile>> AttachAsync(string list, IReadOnlyList<JobFile> files) => Guard(() => store.AttachAsync(list, files));

    public Task<IReadOnlyList<JobFile>> ReadAttachedAsync(string list, string after, int limit, CancellationToken cancellation = default) => Guard(() => store.ReadAttachedAsync(list, after, limit, cancellation));

    public Task<JobFile?> FindAttachedAsync(string list, string name, CancellationToken cancellation = default) => Guard(() => store.FindAttachedAsync(list, name, cancellation));

    public Task<IReadOnlyList<ReturnedFile>> ReadReturnedAsync(long job, long index, string after, int limit, CancellationToken cancellation = default) => Guard(() => store.ReadReturnedAsync(job, index, after, limit, cancellation));

    public Task<long> CountReturnedBytesAsync(string job, CancellationToken cancellation = default) => Guard(() => store.CountReturnedBytesAsync(job, cancellation));

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private async Task<T> GuardWrite<T>(Func<Task<T>> work, [CallerMemberName] string use = "")
    {
        var done = await Guard(work, use);
        return Interlocked.Decrement(ref _answersToLose) >= 0 ? throw new StoreUnavailableException("The answer was lost (a test says so).") { IsUncertain = true } : done;
    }

    private Task<T> Guard<T>(Func<Task<T>> work, [CallerMemberName] string use = "")
    {
        Uses.Enqueue(use);
        if (!_broken)
            return work();
        Interlocked.Increment(ref _refused);
        return Task.FromException<T>(new StoreUnavailableException(Failure));
    }
}
