using AkkaCluster.Contracts;

namespace AkkaCluster.Jobs.Storage.Sql;

/// <summary>The job store over a relational database: one connection that writes, others that read, and what is done with them.</summary>
internal sealed class SqlJobStore : IJobStore
{
    private readonly SqlDialect _dialect;
    private readonly GroupCommit _writes;
    private readonly SqlReader _reader;
    private readonly LeaderWrites _leader;
    private readonly JobWrites _jobs;
    private readonly JobReads _reads;
    private readonly WaitingJobs _waiting;
    private readonly Schedules _schedules;
    private readonly ClusterRow _cluster;
    private readonly Files _files;
    private readonly KindPackages _packages;

    public SqlJobStore(SqlDialect dialect)
    {
        _dialect = dialect;
        _writes = new GroupCommit(dialect);
        _reader = new SqlReader(dialect);
        _leader = new LeaderWrites(_writes);
        _jobs = new JobWrites(_writes);
        _reads = new JobReads(_reader, dialect.Description);
        _waiting = new WaitingJobs(_reader, _writes);
        _schedules = new Schedules(_reader, _writes);
        _cluster = new ClusterRow(dialect, _reader, _writes);
        _files = new Files(_reader, _writes);
        _packages = new KindPackages(_reader, _writes);
    }

    public string Description => _dialect.Description;

    /// <summary>How many transactions this node has committed.</summary>
    public long Commits => _writes.Commits;

    public Task OpenAsync(CancellationToken cancellation = default) => Task.Run(() =>
    {
        try
        {
            using var session = _dialect.OpenSession(create: true);
            Migrator.Run(_dialect, session);
        }
        catch (Exception e) when (_dialect.Translate(e) is { } failure)
        {
            throw failure;
        }
    }, cancellation);

    public string? Trouble => _writes.Trouble;

    public async Task CheckAsync(CancellationToken cancellation = default)
    {
        if (Trouble is { } trouble)
            throw new StoreUnavailableException(trouble);
        _dialect.CheckPlace();
        await ReadLeadershipAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Runs a statement on the writing connection.</summary>
    internal Task RunAsync(string sql) => _writes.EnqueueAsync(session => session.Execute(sql));

    /// <summary>The rows of a table.</summary>
    internal Task<long> CountAsync(string table) => _writes.EnqueueAsync(session => session.Scalar<long>($"SELECT COUNT(*) FROM {table}"));

    public async ValueTask DisposeAsync()
    {
        await _reader.CloseAsync().ConfigureAwait(false);
        _writes.Dispose();
        _dialect.Close();
    }

    public Task<long> TakeLeadershipAsync(string owner) => _leader.TakeLeadershipAsync(owner);

    public Task<Admission> AdmitAsync(long leaderEpoch, NewJob job, TimeSpan? patience = null) => _leader.AdmitAsync(leaderEpoch, job, patience);

    public Task<JobState?> SetPausedAsync(long leaderEpoch, string id, bool paused) => _leader.SetPausedAsync(leaderEpoch, id, paused);

    public Task<JobState?> CancelAsync(long leaderEpoch, string id, DateTimeOffset at) => _leader.CancelAsync(leaderEpoch, id, at);

    public Task<ReleasedJobs> ReleaseAsync(long leaderEpoch, DateTimeOffset now, int limit) => _waiting.ReleaseAsync(leaderEpoch, now, limit);

    public Task ResolveAsync(long leaderEpoch, long job, JobInputs inputs) => _waiting.ResolveAsync(leaderEpoch, job, inputs);

    public Task FailWaitingAsync(long leaderEpoch, long job, JobFinish finish) => _waiting.FailWaitingAsync(leaderEpoch, job, finish);

    public Task<ReleaseOutlook> ReadOutlookAsync(CancellationToken cancellation = default) => _waiting.ReadOutlookAsync(cancellation);

    public Task<Rerun> RerunAsync(long leaderEpoch, string id, bool failedOnly, int round, DateTimeOffset at) => _leader.RerunAsync(leaderEpoch, id, failedOnly, round, at);

    public Task<bool> DeleteAsync(long leaderEpoch, string id) => _leader.DeleteAsync(leaderEpoch, id);

    public Task<int> RetireAsync(long leaderEpoch, DateTimeOffset finishedBefore, int limit) => _leader.RetireAsync(leaderEpoch, finishedBefore, limit);

    public Task<JobRecord?> TakeJobAsync(string id) => _jobs.TakeJobAsync(id);

    public Task HandOverAsync(long job, long epoch) => _jobs.HandOverAsync(job, epoch);

    public Task BeginAsync(long job, long epoch, DateTimeOffset at) => _jobs.BeginAsync(job, epoch, at);

    public Task StandStillAsync(long job, long epoch) => _jobs.StandStillAsync(job, epoch);

    public Task RecordAsync(ChunkRecord chunk) => _jobs.RecordAsync(chunk);

    public Task RecordLostAsync(long job, long epoch, IReadOnlyList<LostLease> lost) => _jobs.RecordLostAsync(job, epoch, lost);

    public Task AppendOutputAsync(string id, string token, int part, ReadOnlyMemory<byte> data) => _jobs.AppendOutputAsync(id, token, part, data);

    public Task RecordLeasesAsync(long job, long epoch, IReadOnlyList<LeaseRecord> leases) => _jobs.RecordLeasesAsync(job, epoch, leases);

    public Task FinishAsync(long job, long epoch, JobFinish finish) => _jobs.FinishAsync(job, epoch, finish);

    public Task AppendInputsAsync(string upload, long first, IReadOnlyList<string> lines) => _jobs.AppendInputsAsync(upload, first, lines);

    public Task<Leadership> ReadLeadershipAsync(CancellationToken cancellation = default) => _reads.ReadLeadershipAsync(cancellation);

    public Task<IReadOnlyList<ActiveJob>> ReadActiveAsync(long afterNumber, int limit, CancellationToken cancellation = default) => _reads.ReadActiveAsync(afterNumber, limit, cancellation);

    public Task<JobHistory> ReadHistoryAsync(long job, CancellationToken cancellation = default) => _reads.ReadHistoryAsync(job, cancellation);

    public Task<IReadOnlyList<string>> ReadInputsAsync(string upload, long first, int count, CancellationToken cancellation = default) => _reads.ReadInputsAsync(upload, first, count, cancellation);

    public Task<JobRecord?> FindAsync(string id, CancellationToken cancellation = default) => _reads.FindAsync(id, cancellation);

    public Task<IReadOnlyList<JobRecord>> FindAlikeAsync(string beginning, int limit, CancellationToken cancellation = default) => _reads.FindAlikeAsync(beginning, limit, cancellation);

    public Task<IReadOnlyDictionary<JobState, long>> CountAsync(CancellationToken cancellation = default) => _reads.CountAsync(cancellation);

    public Task<IReadOnlyList<JobRecord>> ListAsync(JobQuery query, CancellationToken cancellation = default) => _reads.ListAsync(query, cancellation);

    public Task<JobResult?> ReadResultAsync(long job, CancellationToken cancellation = default) => _reads.ReadResultAsync(job, cancellation);

    public Task<IReadOnlyList<TaskRecord>> ReadTasksAsync(long job, long from, int limit, bool? failed = null, CancellationToken cancellation = default) => _reads.ReadTasksAsync(job, from, limit, failed, cancellation);

    public Task<IReadOnlyList<AttemptRecord>> ReadAttemptsAsync(long job, AttemptPlace after, long end, int limit, CancellationToken cancellation = default) => _reads.ReadAttemptsAsync(job, after, end, limit, cancellation);

    public Task<IReadOnlyList<AttemptRecord>> ReadLostAsync(long job, long from, long end, int limit, CancellationToken cancellation = default) => _reads.ReadLostAsync(job, from, end, limit, cancellation);

    public Task<IReadOnlyList<ChunkInfo>> ReadChunksAsync(long job, long from, int limit, CancellationToken cancellation = default) => _reads.ReadChunksAsync(job, from, limit, cancellation);

    public Task<IReadOnlyDictionary<string, long>> CountByWorkerAsync(long job, CancellationToken cancellation = default) => _reads.CountByWorkerAsync(job, cancellation);

    public Task PutScheduleAsync(ScheduleRecord schedule) => _schedules.PutScheduleAsync(schedule);

    public Task<ScheduleRecord?> FindScheduleAsync(string name, CancellationToken cancellation = default) => _schedules.FindScheduleAsync(name, cancellation);

    public Task<IReadOnlyList<ScheduleRecord>> ListSchedulesAsync(string? after, int limit, CancellationToken cancellation = default) => _schedules.ListSchedulesAsync(after, limit, cancellation);

    public Task<bool> RemoveScheduleAsync(string name) => _schedules.RemoveScheduleAsync(name);

    public Task<bool> SetSchedulePausedAsync(string name, bool paused, DateTimeOffset? nextAt) => _schedules.SetSchedulePausedAsync(name, paused, nextAt);

    public Task NoteTriggeredAsync(string name, long revision, DateTimeOffset at, string job) => _schedules.NoteTriggeredAsync(name, revision, at, job);

    public Task<IReadOnlyList<ScheduleRecord>> ReadSoonestAsync(int limit, CancellationToken cancellation = default) => _schedules.ReadSoonestAsync(limit, cancellation);

    public Task AdvanceScheduleAsync(long leaderEpoch, ScheduleRecord schedule, ScheduleStep step) => _schedules.AdvanceScheduleAsync(leaderEpoch, schedule, step);

    public Task<StoredFile?> FindFileAsync(string sha256, CancellationToken cancellation = default) => _files.FindFileAsync(sha256, cancellation);

    public Task<bool> UseFileAsync(string sha256) => _files.UseFileAsync(sha256);

    public Task WritePieceAsync(string upload, int piece, ReadOnlyMemory<byte> data) => _files.WritePieceAsync(upload, piece, data);

    public Task<byte[]?> ReadPieceAsync(string upload, int piece, CancellationToken cancellation = default) => _files.ReadPieceAsync(upload, piece, cancellation);

    public Task KeepFileAsync(StoredFile file) => _files.KeepFileAsync(file);

    public Task DropFileAsync(StoredFile file) => _files.DropFileAsync(file);

    public Task<IReadOnlyList<JobFile>> AttachAsync(string list, IReadOnlyList<JobFile> files) => _files.AttachAsync(list, files);

    public Task<IReadOnlyList<JobFile>> ReadAttachedAsync(string list, string after, int limit, CancellationToken cancellation = default) => _files.ReadAttachedAsync(list, after, limit, cancellation);

    public Task<JobFile?> FindAttachedAsync(string list, string name, CancellationToken cancellation = default) => _files.FindAttachedAsync(list, name, cancellation);

    public Task<IReadOnlyList<ReturnedFile>> ReadReturnedAsync(long job, long index, string after, int limit, CancellationToken cancellation = default) => _files.ReadReturnedAsync(job, index, after, limit, cancellation);

    public Task<long> CountReturnedBytesAsync(string job, CancellationToken cancellation = default) => _files.CountReturnedBytesAsync(job, cancellation);

    public Task<IReadOnlyList<KindPackage>> ReadPackagesAsync(CancellationToken cancellation = default) => _packages.ReadPackagesAsync(cancellation);

    public Task AddPackageAsync(KindPackage package) => _packages.AddPackageAsync(package);

    public Task<string?> RemovePackageAsync(string name, string version) => _packages.RemovePackageAsync(name, version);

    public Task<ClusterRecord> ReadClusterAsync(CancellationToken cancellation = default) => _cluster.ReadClusterAsync(cancellation);

    public Task<bool> WriteClusterAsync(ClusterRecord cluster) => _cluster.WriteClusterAsync(cluster);
}
