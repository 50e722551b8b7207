namespace AkkaCluster.Jobs.Storage.Sql;

/// <summary>The job store over a relational database. Writes are in <c>SqlJobStore.Leader.cs</c>, <c>.Job.cs</c> and <c>.Cluster.cs</c>, reads in <c>.Reads.cs</c>.</summary>
internal sealed partial class SqlJobStore(SqlDialect dialect) : IJobStore
{
    private readonly GroupCommit _writes = new(dialect);

    public string Description => dialect.Description;

    /// <summary>How many transactions this node has committed.</summary>
    public long Commits => _writes.Commits;

    public Task OpenAsync(CancellationToken cancellation = default) => Task.Run(() =>
    {
        try
        {
            using var session = dialect.OpenSession(create: true);
            Migrator.Run(dialect, session);
        }
        catch (Exception e) when (dialect.Translate(e) is { } failure)
        {
            throw failure;
        }
    }, cancellation);

    public string? Trouble => _writes.Trouble;

    public async Task CheckAsync(CancellationToken cancellation = default)
    {
        if (Trouble is { } trouble)
            throw new StoreUnavailableException(trouble);
        dialect.CheckPlace();
        await ReadLeadershipAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Runs a statement on the writing connection.</summary>
    internal Task RunAsync(string sql) => _writes.EnqueueAsync(session => session.Execute(sql));

    /// <summary>The rows of a table.</summary>
    internal Task<long> CountAsync(string table) => _writes.EnqueueAsync(session => session.Scalar<long>($"SELECT COUNT(*) FROM {table}"));

    public ValueTask DisposeAsync()
    {
        _writes.Dispose();
        dialect.Close();
        return ValueTask.CompletedTask;
    }
}
