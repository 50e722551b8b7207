using AkkaCluster.Jobs.Storage.Sql;

namespace AkkaCluster.Jobs.Storage.Tests;

/// <summary>A fresh store of one provider, which several writers may open as several processes would.</summary>
public sealed class TestStore : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("akkacluster-store-").FullName;
    private readonly List<IJobStore> _opened = [];

    public TestStore(string provider) => Settings = provider == "postgres"
        ? new StoreOptions { Provider = "postgres", ConnectionString = PostgresServer.Instance.CreateDatabase() }
        : new StoreOptions { Directory = _directory };

    /// <summary>The providers that are installed here.</summary>
    public static TheoryData<string> Providers => PostgresServer.Binaries is null ? new TheoryData<string>("sqlite") : new TheoryData<string>("sqlite", "postgres");

    public StoreOptions Settings { get; }

    public static DateTimeOffset Now { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public async Task<IJobStore> OpenAsync()
    {
        var store = JobStores.Create(Settings);
        _opened.Add(store);
        await store.OpenAsync();
        return store;
    }

    internal async Task<SqlJobStore> OpenSqlAsync() => (SqlJobStore)await OpenAsync();

    /// <summary>A job over a range of numbers.</summary>
    public static NewJob RangeJob(string id, long tasks = 100, string? key = null, int priority = 5) => new(
        id,
        new JobSpec { Kind = "noop", Inputs = new JobInputs.Range(0, tasks, 1), IdempotencyKey = key, Priority = priority },
        Now);

    /// <summary>The outcome of a chunk whose tasks' outputs are their own numbers.</summary>
    public static ChunkRecord Chunk(long job, long first, int count, long epoch = 1)
    {
        var outputs = Enumerable.Range(0, count).Select(i => System.Text.Encoding.UTF8.GetBytes($"{first + i}")).ToList();
        return new ChunkRecord
        {
            Job = job,
            Epoch = epoch,
            Chunk = new TaskRun(first, count),
            Outputs = new PackedOutputs([.. outputs.Select(output => output.Length)], outputs.SelectMany(output => output).ToArray()),
            Runs = [new TaskRun(first, count)],
            Worker = "worker-1",
            StartedAt = Now,
            Elapsed = TimeSpan.FromMilliseconds(250),
        };
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _opened)
            await store.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
