using System.Text;
using AkkaCluster.Jobs.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace AkkaCluster.MultiNodeTests.Jobs.Support;

/// <summary>What the store's file holds, read without the product's own reading code.</summary>
internal sealed class Records(string folder)
{
    private readonly string _connection = new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "jobs.db"), Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString();

    public (long Epoch, string Owner) Leader => Ask(connection => connection.QuerySingle<(long, string)>("SELECT epoch, owner FROM leadership"));

    public List<string> Jobs => Ask(connection => connection.Query<string>("SELECT id FROM jobs ORDER BY number").ToList());

    public long EpochOf(string job) => Ask(connection => connection.ExecuteScalar<long>("SELECT epoch FROM jobs WHERE id = @job", new { job }));

    /// <summary>How many tasks of a job are recorded.</summary>
    public long Count(string job) => Ask(connection => connection.ExecuteScalar<long>("SELECT COUNT(*) FROM tasks WHERE job = (SELECT number FROM jobs WHERE id = @job)", new { job }));

    /// <summary>How many tasks each incarnation of a job's actor recorded.</summary>
    public Dictionary<long, long> CountByEpoch(string job) => Ask(connection => connection
        .Query<(long Epoch, long Count)>("SELECT epoch, SUM(count) FROM chunks WHERE job = (SELECT number FROM jobs WHERE id = @job) GROUP BY epoch", new { job })
        .ToDictionary(row => row.Epoch, row => row.Count));

    public long Duplicates(string job) => Ask(connection => connection.ExecuteScalar<long>("SELECT duplicates FROM jobs WHERE id = @job", new { job }));

    /// <summary>A job of kind trace has ended with the right result, and each of its tasks is recorded, once.</summary>
    public void AssertRecordedOnce(string id, int tasks) => Ask(connection =>
    {
        var job = connection.QuerySingleOrDefault<JobRow>("SELECT number, state, succeeded, failed, error FROM jobs WHERE id = @id", new { id });
        Assert.True(job is not null, $"Job {id} was acknowledged and is not in the store.");
        Assert.True(job.State == (long)JobState.Succeeded, $"Job {id} ended as {(JobState)job.State}: {job.Error}");
        Assert.Equal((tasks, 0), (job.Succeeded, job.Failed));
        var outputs = connection.Query<(long Index, byte[] Output)>("SELECT idx, output FROM tasks WHERE job = @Number ORDER BY idx", job).ToList();
        Assert.Equal(Enumerable.Range(0, tasks).Select(index => ((long)index, $"{index}")), outputs.Select(task => (task.Index, Encoding.UTF8.GetString(task.Output))));
        long next = 0;
        foreach (var (first, count) in connection.Query<(long First, long Count)>("SELECT first, count FROM chunks WHERE job = @Number ORDER BY first", job))
        {
            Assert.True(first == next, $"Job {id}: the chunk from task {first} on was recorded though the one before ends at {next}.");
            next += count;
        }

        Assert.Equal(tasks, next);
        var result = connection.ExecuteScalar<byte[]>("SELECT data FROM results WHERE job = @Number", job)!;
        Assert.Equal($"{(long)tasks * (tasks - 1) / 2}", Encoding.UTF8.GetString(result));
        return true;
    });

    /// <summary>Holds the store's only lock for writing, as a backup that hangs does, until it is disposed of.</summary>
    public IDisposable Lock()
    {
        var connection = new SqliteConnection(_connection);
        connection.Open();
        connection.Execute("BEGIN IMMEDIATE");
        return connection;
    }

    private T Ask<T>(Func<SqliteConnection, T> question)
    {
        using var connection = new SqliteConnection(_connection);
        return question(connection);
    }

    private sealed record JobRow(long Number, long State, long Succeeded, long Failed, string? Error);
}
